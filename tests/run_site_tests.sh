#!/usr/bin/env bash
# Everything that needs the finished binary and a disk: whole sites byte for byte, the same bytes on any machine.
#   run_site_tests.sh BINARY
set -uo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")" || exit 2
python=/usr/bin/python3
failed=0
$python layout/generated_docs.py || failed=1
$python properties/sparse_facts.py "$binary" || failed=1
$python sites/sites.py "$binary" || failed=1
$python coverage/coverage.py "$binary" || failed=1
$python same_bytes/same_bytes.py "$binary" || failed=1
exit $failed
