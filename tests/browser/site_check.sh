#!/bin/sh
# Another judge of the built site: `site_check.sh BINARY [PROJECT]`. CANDOR_SITE_CHECK names the folder of site_check
# (with its packages installed; it wants Node 20, Java 17, qpdf and poppler-utils). Without it, this is skipped aloud.
set -eu
tests=$(cd "$(dirname "$0")/.." && pwd)
binary=${1:?usage: site_check.sh BINARY [PROJECT]}
project=${2:-$tests/..}
if [ -z "${CANDOR_SITE_CHECK:-}" ]; then
  echo "SKIPPED: site_check (CANDOR_SITE_CHECK names no folder)"
  echo "0 passed, 0 failed"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0
failed=0
# The real site, and one of a company that is no sample: only there are hreflang, sitemap and feed at work.
judge() {
  name=$1; shift
  "$binary" build --quiet --out "$work/$name" "$@"
  if node "$CANDOR_SITE_CHECK/site_check.mjs" "$work/$name" --json "$work/$name.json"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: site_check of $name"
  fi
}
judge real --project "$project"
judge small --project "$tests/sites/two-languages-and-three-versions-one-to-come/project" --as-of 2026-05-20
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
