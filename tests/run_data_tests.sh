#!/usr/bin/env bash
# The tests that are data: a case is a file, the binary is asked, what it says is compared.
#   tests/run_data_tests.sh BINARY [--accept]      --accept rewrites expectations; then read the difference
set -uo pipefail
[ $# -ge 1 ] || { echo 'tests/run_data_tests.sh BINARY [--accept]' >&2; exit 2; }
binary=$(realpath "$1")
shift
cd "$(dirname "$0")" || exit 2
export PYTHONDONTWRITEBYTECODE=1

failed=0
/usr/bin/python3 diagnostics/run_cases.py "$binary" "$@" || failed=1
/usr/bin/python3 commands/run_transcripts.py "$binary" "$@" || failed=1
node reports/reports.mjs "$binary" || failed=1
/usr/bin/python3 diagnostics/hostile.py "$binary" || failed=1
/usr/bin/python3 laws/judged/judged.py "$binary" || failed=1
/usr/bin/python3 laws/planted/planted.py "$binary" harmless || failed=1
exit $failed
