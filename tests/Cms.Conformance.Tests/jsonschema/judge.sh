#!/usr/bin/env bash
# Judges JSON documents: judge.sh SCHEMA[,SCHEMA…] FILE…
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
# One at a time: two installations in one folder break each other.
(flock 9 && cd "$here" && { npm ls --depth=0 >/dev/null 2>&1 || npm install --no-audit --no-fund >&2; }) 9>"${TMPDIR:-/tmp}/cms-judge.lock"
node "$here/judge.mjs" "$@"
