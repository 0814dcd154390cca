#!/usr/bin/env bash
# Measures leadferry against the floor, best of three: ROWS=1000000 ROWS10=1 RUNS=3 Benchmarks/run.sh
# Needs release builds of leadferry and leadferry-bench; BIN names their folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rows=${ROWS:-1000000} runs=${RUNS:-3} seed=${SEED:-1}
bin=${BIN:-$here/../.build/release}
work=$(mktemp -d "${TMPDIR:-/tmp}/leadferry-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$here"/bench-*.yaml "$here"/../SampleData/owners.csv "$work"
bin=$(cd "$bin" && pwd)
# The reports of the runs go where the data is.
cd "$work"

# run NAME COMMAND…: sets seconds, cpu (seconds, user and system) and kilobytes (peak) of the command;
# its report goes to NAME.json.
run() {
  local name=$1
  shift
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -o "$work/time" -f '%e %M %U %S' "$@" >"$work/$name.json" 2>"$work/$name.log" ||
      { cat "$work/$name.log" >&2; echo "$name failed: $*" >&2; exit 1; }
    local user system
    read -r seconds kilobytes user system < <(tail -n 1 "$work/time")
    cpu=$(awk -v a="$user" -v b="$system" 'BEGIN {printf "%.2f", a + b}')
  else
    local start end peak=0 now ticks=0
    start=$(date +%s.%N)
    "$@" >"$work/$name.json" 2>"$work/$name.log" &
    local child=$!
    while kill -0 "$child" 2>/dev/null; do
      now=$(awk '/VmHWM/ {print $2}' "/proc/$child/status" 2>/dev/null || true)
      [ -n "$now" ] && [ "$now" -gt "$peak" ] && peak=$now
      now=$(awk '{sub(/.*\) /, ""); print $12 + $13}' "/proc/$child/stat" 2>/dev/null || true)
      [ -n "$now" ] && ticks=$now
      sleep 0.05
    done
    wait "$child" || { cat "$work/$name.log" >&2; echo "$name failed: $*" >&2; exit 1; }
    end=$(date +%s.%N)
    seconds=$(awk -v a="$start" -v b="$end" 'BEGIN {printf "%.2f", b - a}')
    kilobytes=$peak
    cpu=$(awk -v a="$ticks" -v b="$(getconf CLK_TCK)" 'BEGIN {printf "%.2f", a / b}')
  fi
}

# best NAME BEFORE COMMAND…: the least seconds, their CPU seconds, and the largest peak of all runs;
# keeps the report of the fastest run. BEFORE is a shell function that makes each run start from the same state.
best() {
  local name=$1 before=$2 i
  shift 2
  best_seconds= best_cpu= best_kilobytes=0
  for ((i = 0; i < runs; i++)); do
    "$before"
    run "$name.run" "$@"
    if [ -z "$best_seconds" ] || awk -v a="$seconds" -v b="$best_seconds" 'BEGIN {exit !(a < b)}'; then
      best_seconds=$seconds
      best_cpu=$cpu
      cp "$work/$name.run.json" "$work/$name.json"
    fi
    [ "$kilobytes" -gt "$best_kilobytes" ] && best_kilobytes=$kilobytes
  done
  return 0
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }
verdict() { awk -v a="$1" -v b="$2" 'BEGIN {print (a <= b) ? "ok" : "MISSED"}'; }
line() { # what, seconds, kilobytes, ratio, limit, of what, CPU seconds
  printf '| %s | %s | %s | %s × %s | %s | %s | %s |\n' "$1" "$2" "$(($3 / 1024)) MB" "$4" "$6" "$5" \
    "$(verdict "$4" "$5")" "${7:-}"
}

generate() { "$bin/leadferry-bench" generate --rows "$1" --seed "$seed" --format "$2" --out "$3" "${@:4}"; }
empty_store() { rm -f "$work"/*.leads "$work"/*.leads-*; }
keep() { :; }
# The 1 % run changes the store, so each run starts from a copy of the first one's.
save_store() { cp "$work/bench-csv.leads" "$work/saved.store"; }
first_store() { empty_store && cp "$work/saved.store" "$work/bench-csv.leads" && chmod 600 "$work/bench-csv.leads"; }
apply() { echo "$bin/leadferry" apply "$work/bench-$1.yaml" --json; }
phases() {
  python3 - "$1" "$2" <<'PY' 2>/dev/null || true
import json, sys
report = json.load(open(sys.argv[1]))
phases = [p for p in report.get("phases", []) if p["seconds"] >= 0.005]
if phases: print(f"\n{sys.argv[2]}: " + ", ".join(f"{p['name']} {p['seconds']:.2f} s" for p in phases))
PY
}

# measure ROWS: the table's lines for one size. Sets csv_seconds.
measure() {
  local rows=$1 floor
  generate "$rows" csv "$work/leads.csv"
  floor=
  for ((i = 0; i < runs; i++)); do
    run floor "$bin/leadferry-bench" floor --csv "$work/leads.csv" --db "$work/floor.db"
    now=$(sed 's/.*"seconds": \([0-9.]*\).*/\1/' "$work/floor.json")
    if [ -z "$floor" ] || awk -v a="$now" -v b="$floor" 'BEGIN {exit !(a < b)}'; then
      floor=$now
      floor_cpu=$cpu
      floor_line=$(cat "$work/floor.json")
    fi
  done
  printf '| floor, %s rows | %s | | 1 × floor | | | %s |\n' "$rows" "$floor" "$floor_cpu"
  best csv empty_store $(apply csv)
  csv_seconds=$best_seconds
  line "apply, empty store" "$best_seconds" "$best_kilobytes" "$(ratio "$best_seconds" "$floor")" 4 floor "$best_cpu"
  memory_limit=$((200 * 1024 + rows * 400 / 1024))
  printf '| peak memory | | %s MB | | %s MB | %s | |\n' $((best_kilobytes / 1024)) $((memory_limit / 1024)) \
    "$(verdict "$best_kilobytes" "$memory_limit")"
}

echo "| what | seconds | peak | ratio | limit | | CPU seconds |"
echo "| --- | ---: | ---: | ---: | ---: | --- | ---: |"
measure "$rows"
first=$csv_seconds
floor=$(sed 's/.*"seconds": \([0-9.]*\).*/\1/' <<<"$floor_line")
first_floor=$floor_line
best verified keep "$bin/leadferry" verify "$work/bench-csv.yaml" --json
line "verify" "$best_seconds" "$best_kilobytes" "$(ratio "$best_seconds" "$first")" 1.5 apply "$best_cpu"
save_store
best again keep $(apply csv)
line "again, nothing changed" "$best_seconds" "$best_kilobytes" "$(ratio "$best_seconds" "$floor")" 1 floor "$best_cpu"
sed 's/^matching: exact/matching: join/; s/sqlite:bench-csv\.leads/sqlite:bench-scored.leads/' "$work/bench-csv.yaml" >"$work/bench-scored.yaml"
runs=1 best scored keep $(apply scored)
printf '| apply, empty store, with scores (one run) | %s | %s MB | %s × csv | | |\n' "$best_seconds" \
  $((best_kilobytes / 1024)) "$(ratio "$best_seconds" "$first")"
rm -f "$work/bench-scored.leads"
generate "$rows" csv "$work/leads.csv" --change 1
best changed first_store $(apply csv)
line "again, 1 % changed" "$best_seconds" "$best_kilobytes" "$(ratio "$best_seconds" "$floor")" 1.3 floor "$best_cpu"
rm -f "$work/leads.csv" "$work/saved.store"
for format in xml json; do
  generate "$rows" "$format" "$work/leads.$format"
  best "$format" empty_store $(apply "$format")
  line "apply, $format" "$best_seconds" "$best_kilobytes" "$(ratio "$best_seconds" "$first")" 1.3 csv "$best_cpu"
  rm -f "$work/leads.$format"
done
empty_store
if [ -n "${ROWS10:-}" ]; then
  for name in csv again changed; do cp "$work/$name.json" "$work/small-$name.json"; done
  runs=1 measure $((rows * 10))
  line "time per record, ten times the rows" "$csv_seconds" 0 "$(ratio "$csv_seconds" "$(awk -v a="$first" 'BEGIN {print a * 10}')")" 1.3 "one" "$best_cpu"
  cp "$work/csv.json" "$work/large.json"
  for name in csv again changed; do cp "$work/small-$name.json" "$work/$name.json"; done
fi
printf '\nfloor: %s\n' "$first_floor"
phases "$work/csv.json" "apply, empty store"
phases "$work/verified.json" "verify"
phases "$work/again.json" "again, nothing changed"
phases "$work/changed.json" "again, 1 % changed"
[ -f "$work/large.json" ] && phases "$work/large.json" "ten times the rows"
exit 0
