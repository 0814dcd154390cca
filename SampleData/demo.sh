#!/usr/bin/env bash
# Carries the sample company from its exports to a lead store, and then the exports of the next night.
# LEADFERRY names the binary (leadferry on the PATH if not given), WORK the folder (out/demo), which is
# made anew. Chinese or English by locale; LEADFERRY_LANG=zh|en says which.
set -euo pipefail

sample=$(cd "$(dirname "$0")" && pwd)
leadferry=${LEADFERRY:-leadferry}
work=${WORK:-$sample/../out/demo}
case ${LEADFERRY_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in zh*) lang=zh ;; *) lang=en ;; esac

say() { if [ $lang = zh ]; then echo "$2"; else echo "$1"; fi; }
headline() { printf '\n── %s\n' "$(say "$@")"; }
# Shows a command and runs it. Its exit code is the answer.
show() {
  printf '$ leadferry %s\n' "$*"
  "$leadferry" "$@" --lang $lang
}
# The first lines are enough to see what it is; all of it is read, so that its exit code counts.
head_of() { show "${@:2}" | awk -v most="$1" 'NR <= most {print} END {if (NR > most) print "  …"}'; }
# A run says again what its plan said: the totals and the end are enough.
ends_of() {
  show "${@:3}" | awk -v head="$1" -v tail="$2" '{line[NR] = $0} END {
    for (i = 1; i <= NR; i++)
      if (i <= head || i > NR - tail) print line[i]
      else if (i == head + 1) print "  …"
  }'
}
# `plan` ends with 2 when there are changes: that is its answer, not a failure.
plan() {
  local code=0
  show plan migration.yaml --out "$1" || code=$?
  [ $code -eq 0 ] || [ $code -eq 2 ] || exit $code
}

rm -rf "$work"
mkdir -p "$work/exports"
work=$(cd "$work" && pwd)
cp "$sample"/*.yaml "$sample/owners.csv" "$work"
cp "$sample"/night1/* "$work/exports"
cd "$work"

headline "What is in a file?" "文件里是什么?"
head_of 24 profile exports/线索2025.csv
headline "Are migration and mappings right?" "迁移文件和映射有错吗?"
show check migration.yaml
headline "First night: what would happen?" "第一晚:会发生什么?"
plan plan-1
headline "First night: the plan is applied" "第一晚:执行计划"
ends_of 16 5 apply plan-1 --out run-1
headline "What was refused, and why" "哪些被隔离,为什么"
head_of 24 quarantine list migration.yaml
show quarantine export migration.yaml --out quarantine.csv
cp "$sample"/night2/* exports
headline "Second night: the exports have moved on" "第二晚:来源有了变化"
plan plan-2
ends_of 16 5 apply plan-2 --out run-2
headline "The runs of the store" "线索库的各次运行"
show status migration.yaml
headline "Is it all there?" "都在吗?"
show verify migration.yaml --out proof

headline "Done" "完成"
say "Store:    $work/anhe.leads  (SQLite: try SELECT * FROM lead_overview)" \
  "线索库:$work/anhe.leads  (SQLite,可查 lead_overview)"
say "Refused:  $work/quarantine.csv" "被隔离:$work/quarantine.csv"
say "Plan:     $work/plan-1/report.html" "计划报告:$work/plan-1/report.html"
say "Report:   $work/run-2/report.html" "运行报告:$work/run-2/report.html"
say "Proof:    $work/proof/verification.html" "核对报告:$work/proof/verification.html"
