#!/usr/bin/env bash
# Holds the contract to what a frontend needs of it: it has no lint findings, its types can be generated, and a page can be
# written against them without a cast. Exits non-zero on any finding.
set -euo pipefail
cd "$(dirname "$0")"

contract=../../../openapi/cms.v1.json
export PATH="$PWD/node_modules/.bin:$PATH"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

npm ls --depth=0 >/dev/null 2>&1 || npm install --no-audit --no-fund

redocly lint --config redocly.yaml "$contract"
mkdir -p generated
openapi-typescript "$contract" --output generated/cms.d.ts
tsc --project tsconfig.json
