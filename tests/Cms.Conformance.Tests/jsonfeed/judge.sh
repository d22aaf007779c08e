#!/usr/bin/env bash
# Judges JSON Feeds: judge.sh SCHEMA FILE…
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
(cd "$here" && { npm ls --depth=0 >/dev/null 2>&1 || npm install --no-audit --no-fund >&2; })
node "$here/judge.mjs" "$@"
