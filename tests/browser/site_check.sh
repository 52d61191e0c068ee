#!/bin/sh
# Another judge of the built site: `site_check.sh BINARY [PROJECT]`. CANDOR_SITE_CHECK names the folder of site_check,
# which may be read-only and without its packages: they are installed into a copy under build/. It wants Node 20, Java 17,
# qpdf and poppler-utils. Without the folder, this is skipped aloud.
set -eu
tests=$(cd "$(dirname "$0")/.." && pwd)
binary=${1:?usage: site_check.sh BINARY [PROJECT]}
project=${2:-$tests/..}
if [ -z "${CANDOR_SITE_CHECK:-}" ]; then
  echo "SKIPPED: site_check (CANDOR_SITE_CHECK names no folder)"
  echo "0 passed, 0 failed"
  exit 0
fi
judge_folder=$CANDOR_SITE_CHECK
if [ ! -d "$judge_folder/node_modules" ]; then
  judge_folder=$tests/../build/site_check
  mkdir -p "$judge_folder"
  cp "$CANDOR_SITE_CHECK"/* "$judge_folder"/
  chmod -R u+w "$judge_folder"
  [ -d "$judge_folder/node_modules" ] || (cd "$judge_folder" && npm ci --ignore-scripts --no-audit --no-fund --silent >&2)
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0
failed=0
# The real site, and one of a company that is no sample: only there are hreflang, sitemap and feed at work.
judge() {
  name=$1; shift
  "$binary" build --quiet --out "$work/$name" "$@"
  if node "$judge_folder/site_check.mjs" "$work/$name" --json "$work/$name.json"; then
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
