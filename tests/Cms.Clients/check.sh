#!/usr/bin/env bash
# Holds the contract to what generators of clients make of it: of each a client is generated, compiled and run against a
# server. It draws the home page, reads a piece as blocks, is told of a problem, and edits a draft.
# Needs Node.js and the server's build (dotnet build); what it starts it ends. Exits non-zero on the first fault.
set -euo pipefail
cd "$(dirname "$0")"
root=$PWD/../..
contract=$root/openapi/cms.v1.json
work=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# --- A server with the demo magazine, on a free port, and a draft in it

KEY=cms_clients1_$(head -c 64 /dev/urandom | base64 -w0 | tr -dc 'A-Za-z0-9' | head -c 48)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
BASE=http://127.0.0.1:$port
ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$BASE Cms__PublicUrl=$BASE Cms__DataDirectory=$work/data Cms__BootstrapAdminKey=$KEY \
  dotnet "$root/artifacts/bin/Cms.Api/debug/Cms.Api.dll" >"$work/server.log" 2>&1 &
server=$!
curl -sf --retry 60 --retry-delay 1 --retry-all-errors -o /dev/null "$BASE/health/ready" || { cat "$work/server.log"; exit 1; }
SLUG=$(curl -sf "$BASE/v1/articles?limit=1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"][0]["slug"])')
DRAFT=$(curl -sf "$BASE/v1/admin/articles" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{"title": "The Ferry That Waits", "subtitle": "On Sundays"}' \
  | python3 -c 'import json, sys; print(json.load(sys.stdin)["id"])')
export BASE KEY SLUG DRAFT

# --- TypeScript: openapi-typescript with openapi-fetch, hey-api, orval

(
  cd typescript
  export PATH=$PWD/node_modules/.bin:$PATH
  npm ls --depth=0 >/dev/null 2>&1 || npm install --no-audit --no-fund --loglevel=error
  mkdir -p generated
  openapi-typescript "$contract" --output generated/cms.d.ts >/dev/null
  openapi-ts --input "$contract" --output generated/hey-api --client @hey-api/client-fetch --silent
  CONTRACT=$contract orval --config orval.config.mjs >/dev/null
  tsc --project tsconfig.json
  for client in openapi-fetch hey-api orval; do
    esbuild "$client.ts" --bundle --platform=node --format=esm --log-level=error --outfile="generated/$client.mjs"
    node "generated/$client.mjs"
  done
)

# --- C#: Kiota, NSwag

dotnet tool restore >/dev/null
(
  cd kiota
  dotnet kiota generate --language CSharp --openapi "$contract" --class-name CmsClient --namespace-name Kiota --output generated --clean-output --log-level Error >/dev/null
  dotnet run --verbosity quiet
)
(
  cd nswag
  dotnet nswag openapi2csclient "/input:$contract" /classname:CmsClient /namespace:NSwagged /output:generated/CmsClient.cs /jsonLibrary:SystemTextJson \
    /generateNullableReferenceTypes:true /operationGenerationMode:SingleClientFromOperationId >/dev/null
  dotnet run --verbosity quiet
)
