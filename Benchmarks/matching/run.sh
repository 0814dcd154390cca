#!/usr/bin/env bash
# Runs the matching bench over labelled folders, or over so many invented leads: run.sh LEADS "FOLDER…"
# SPLINK=1: the invented leads through Splink on DuckDB as well, by turns, ROUNDS times each (3).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bench=${BENCH:-$here/../../.build/release/matching-bench}
if [ -n "${2:-}" ]; then
  exec "$bench" run --configurations "$here" --data "$2"
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/leadferry-matching.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/leads"
"$bench" leads --records "$1" --out "$work/leads"
if [ -z "${SPLINK:-}" ]; then
  "$bench" run --configurations "$here" --data "$work/leads"
  exit
fi
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet splink==5.0.0 duckdb==2.0.1
for round in $(seq "${ROUNDS:-3}"); do
  "$bench" run --configurations "$here" --data "$work/leads" | tee "$work/ours"
  echo "== Splink 5.0.0 on DuckDB 2.0.1"
  # Its progress bars and warnings are no result.
  "$work/python/bin/python" "$here/splink_leads.py" "$work/leads" 2 2>"$work/errors" | tee "$work/theirs" ||
    { cat "$work/errors" >&2; exit 1; }
  awk '$1 == "total" { total[FILENAME] = $2 }
    END { printf "== round %s: Splink takes %.1f times as long\n", round, total[ARGV[3]] / total[ARGV[2]] }' \
    round="$round" "$work/ours" "$work/theirs"
done
