#!/usr/bin/env bash
# Everything that needs the finished binary and a disk: whole sites byte for byte, the same bytes on any machine, every
# alteration of a record, every fault of the kernel.   run_site_tests.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")"
python=/usr/bin/python3
$python layout/generated_docs.py
$python properties/sparse_facts.py "$binary"
$python sites/sites.py "$binary"
$python same_bytes/same_bytes.py "$binary"
$python record/record.py "$binary"
$python faults/faults.py "$binary"
