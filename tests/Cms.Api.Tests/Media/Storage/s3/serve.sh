#!/usr/bin/env bash
# An object store on this machine: serve.sh FOLDER PORT BUCKET
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
# One at a time: two installations in one folder break each other.
(flock 9 && cd "$here" && { npm ls --depth=0 >/dev/null 2>&1 || npm install --no-audit --no-fund >&2; }) 9>"${TMPDIR:-/tmp}/cms-s3.lock"
exec node "$here/node_modules/s3rver/bin/s3rver.js" --directory "$1" --address 127.0.0.1 --port "$2" --silent --configure-bucket "$3"
