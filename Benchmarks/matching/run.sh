#!/usr/bin/env bash
# Runs the matching bench over labelled folders, or over so many invented leads: run.sh LEADS "FOLDER…"
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
"$bench" run --configurations "$here" --data "$work/leads"
