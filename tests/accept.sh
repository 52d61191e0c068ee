#!/usr/bin/env bash
# Rewrites what the tests expect; then read the difference line by line.   accept.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")"
python=/usr/bin/python3
CANDOR_ACCEPT=1 ctest --test-dir ../build --no-tests=error -j 2 || true
$python templates/jinja_agrees.py --accept || true
./run_data_tests.sh "$binary" --accept || true
$python sites/sites.py "$binary" --accept
$python coverage/coverage.py "$binary" --accept || true
git status --short .
