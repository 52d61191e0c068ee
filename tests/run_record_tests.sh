#!/usr/bin/env bash
# The record for ever: each format that ever was, every alteration of a record, every fault of the kernel.
#   run_record_tests.sh BINARY
set -uo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")" || exit 2
python=/usr/bin/python3
failed=0
$python records/records.py "$binary" || failed=1
$python record/record.py "$binary" || failed=1
$python faults/faults.py "$binary" || failed=1
exit $failed
