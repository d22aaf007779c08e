#!/usr/bin/env bash
# Types an invented front page in through the desk's door with nothing but curl, publishes it, reads it whole at /v1/home,
# corrects it, puts it in another order and withdraws a piece. After every step it looks at once, without waiting, whether
# the public door shows what it should and the audit log has the line. The first thing that is wrong ends it with status 1.
#
#   BASE=http://localhost:5000 KEY=cms_… tests/Cms.Api.Tests/FrontPage/type-in.sh
#
# BASE      where an empty server answers (start one with Cms__Demo=false)
# KEY       an admin key
# RECEIVER  where a webhook is to lead, told of every change; none is made if left out
# PICTURES  a folder with pictures of your own (kettle.jpg, choir, chairs, plan, bridge, map); one that is not there is painted
#
# It needs bash, curl and python3, the last only to pick members out of JSON and to paint.
set -euo pipefail
shopt -s extglob
: "${BASE:?says where the server answers}" "${KEY:?is an admin key}"
BASE=${BASE%/}
python=/usr/bin/python3
[ -x "$python" ] || python=python3

# What things were called here: their ids, slugs and titles, and the ETag that the next change of each must send.
declare -A id slug title tag
step="the start" answer="" etag="" written=0 pieces=0
# Where pictures are painted.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
  printf 'FAILED at “%s”: %s\n' "$step" "$*" >&2
  exit 1
}

step() {
  step=$1
  printf '%s\n' "$step"
}

# call STATUS METHOD PATH [BODY [IF-MATCH]] [curl's options…]: leaves what came in $answer, $etag and $sequence.
call() {
  local expected=$1 method=$2 path=$3 body=$4 match=$5 said status
  shift 5
  [ -z "$body" ] || set -- "$@" --data-binary "$body" -H "Content-Type: application/$([ "$method" = PATCH ] && echo merge-patch+)json"
  [ -z "$match" ] || set -- "$@" -H "If-Match: $match"
  said=$(curl -q -sS --max-time 30 -X "$method" -w '\n%{http_code}|%header{etag}|%header{content-sequence}' "$@" "$BASE$path") || fail "$method $path was not answered."
  answer=${said%$'\n'*}
  IFS='|' read -r status etag sequence <<<"${said##*$'\n'}"
  [ "$status" = "$expected" ] || fail "$method $path should be answered $expected and was answered $status: $answer"
}

# desk STATUS METHOD PATH [BODY [IF-MATCH]]: a call with the key.
desk() {
  call "$1" "$2" "$3" "${4-}" "${5-}" -H "Authorization: Bearer $KEY"
  [ "$2" = GET ] || [ -z "$sequence" ] || written=$sequence
}

# anybody STATUS PATH: a reader's call, which must know of the last change that was made.
anybody() {
  call "$1" GET "$2" "" ""
  [ "${sequence:-0}" -ge "$written" ] || fail "$2 was read at change $sequence, before change $written that was just made."
}

# field PATH…: members of $answer, one a line. A path's steps are parted by slashes; * is every item of a list.
field() { read_answer field "$@"; }

# sees PATH is|has|lacks|counts VALUE …: what members of $answer must be. Items of a list are parted by “ | ”.
sees() {
  local wrong
  wrong=$(read_answer sees "$@" 2>&1) || fail "$wrong"
}

# One reader serves for all: to start one for every answer takes longer than the calls.
coproc READER { exec "$python" -IS -c '
import json, sys

class Wrong(Exception):
    pass

def at(value, steps):
    for i, step in enumerate(steps):
        if step == "*":
            return [at(item, steps[i + 1:]) for item in value]
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, TypeError):
            raise Wrong("Nothing stands at " + "/".join(steps[:i + 1]) + " in " + json.dumps(answer, ensure_ascii=False))
    return value

def text(value):
    if isinstance(value, list):
        return " | ".join(map(text, value))
    return value if isinstance(value, str) else json.dumps(value)

def member(path):
    return at(answer, path.split("/"))

def see(path, verb, expected):
    found = member(path)
    right = {
        "is": lambda: text(found) == expected,
        "has": lambda: expected in text(found),
        "lacks": lambda: expected not in text(found),
        "counts": lambda: len(found) == int(expected),
    }[verb]()
    if not right:
        raise Wrong(f"{path} should be one that {verb} “{expected}”, and is “{text(found)}”.")

def words():
    """All that is sent, each word ended by a zero."""
    rest = b""
    while piece := sys.stdin.buffer.read1():
        *whole, rest = (rest + piece).split(b"\0")
        yield from (word.decode() for word in whole)

sent = words()
for count in sent:
    what, *asked = [next(sent) for _ in range(int(count))]
    try:
        answer = json.loads(next(sent))
        if what == "field":
            said = "".join(text(member(path)) + "\n" for path in asked)
        else:
            for path, verb, expected in zip(asked[::3], asked[1::3], asked[2::3]):
                see(path, verb, expected)
            said = ""
        status = "0"
    except (Wrong, ValueError) as wrong:
        status, said = "1", f"{wrong}\n"
    sys.stdout.buffer.write(f"{status}\0{said}\0".encode())
    sys.stdout.buffer.flush()
'; }

read_answer() {
  local status said
  printf '%s\0' $# "$@" "$answer" >&"${READER[1]}"
  IFS= read -r -d '' status <&"${READER[0]}" && IFS= read -r -d '' said <&"${READER[0]}" || return
  [ "$status" = 0 ] || { printf '%s' "$said" >&2; return 1; }
  printf '%s' "$said"
}

# audited ACTION [ID]: the newest line of the audit log, about that thing if one is named, is this.
audited() {
  desk 200 GET "/v1/admin/audit?limit=1${2:+&thing=$2}"
  [[ $answer == *'"action":"'"$1"'"'* ]] || fail "The newest line of the audit log should say “$1”: $answer"
}

# filled JSON: with the id of the thing called x in place of @{x}.
filled() {
  local text=$1 name
  while [[ $text =~ @\{([a-z0-9-]+)\} ]]; do
    name=${BASH_REMATCH[1]}
    [ -n "${id[$name]-}" ] || fail "Nothing is called $name."
    text=${text//"@{$name}"/"${id[$name]}"}
  done
  printf '%s' "$text"
}

# learn NAME MEMBER: keeps what the thing in $answer is to be called by: its id, its slug, and its title or name.
learn() {
  local found
  found=$(field id slug "$2")
  { read -r "id[$1]"; read -r "slug[$1]"; read -r "title[$1]"; } <<<"$found"
  tag[$1]=$etag
}

# thing KIND NAME JSON: an author, topic, source or series. Nothing shows it yet, so readers do not get to know of it.
thing() {
  local json
  step "New among the $1: $2"
  json=$(filled "$3")
  desk 201 POST "/v1/admin/$1" "$json"
  learn "$2" "$([ "$1" = series ] && echo title || echo name)"
  audited create "${id[$2]}"
  anybody 404 "/v1/$1/${slug[$2]}"
}

# draft NAME JSON: a piece, which nobody but the desk sees.
draft() {
  local json
  step "A draft: $1"
  json=$(filled "$2")
  desk 201 POST /v1/admin/articles "$json"
  learn "$1" title
  pieces=$((pieces + 1))
  audited create "${id[$1]}"
  anybody 404 "/v1/articles/${slug[$1]}"
}

# publish NAME DAY [WARNING]: makes it public as a piece that first ran that day.
publish() {
  step "Published: $1"
  desk 200 POST "/v1/admin/articles/${id[$1]}/publication" "{\"publishedAt\": \"$2T09:00:00Z\"}" "${tag[$1]}"
  tag[$1]=$etag
  sees article/status is published 'warnings/*/code' is "${3-}"
  audited publish "${id[$1]}"
  anybody 200 "/v1/articles/${slug[$1]}"
  sees data/id is "${id[$1]}" data/title is "${title[$1]}" data/publishedAt is "$2T09:00:00Z" data/version is 1
}

# piece NAME DAY JSON: both.
piece() {
  draft "$1" "$3"
  publish "$1" "$2"
}

# arrange SERIES JSON TITLES: its pieces and their order, and the titles that readers then see.
arrange() {
  local json
  step "Arranged: $1"
  json=$(filled "$2")
  desk 200 PUT "/v1/admin/series/${id[$1]}/articles" "$json" "${tag[$1]}"
  tag[$1]=$etag
  audited arrange "${id[$1]}"
  if [ -z "$3" ]; then
    anybody 404 "/v1/series/${slug[$1]}"
  else
    anybody 200 "/v1/series/${slug[$1]}/articles"
    sees 'data/*/title' is "$3"
  fi
}

# titles NAME…: their titles as a list of them reads.
titles() {
  local name all=""
  for name in "$@"; do all+="${all:+ | }${title[$name]}"; done
  printf '%s' "$all"
}

# paint FILE RED GREEN BLUE: a picture of one colour that grows lighter downwards, as PNG.
paint() {
  "$python" -IS -c '
import struct, sys, zlib

path, colour = sys.argv[1], [int(part) for part in sys.argv[2:]]
wide, high = 1600, 1000
rows = b"".join(b"\0" + bytes(min(255, part + 90 * y // high) for part in colour) * wide for y in range(high))

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

with open(path, "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)))
    file.write(chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
' "$@"
}

# picture NAME COLOUR JSON: sends a picture with what is said of it, in one request.
picture() {
  local file json red green blue
  step "A picture: $1"
  file=$(compgen -G "${PICTURES:-$folder}/${1#picture-}.*" | head -n 1) || true
  if [ -z "$file" ]; then
    file=$folder/$1.png
    read -r red green blue <<<"$2"
    paint "$file" "$red" "$green" "$blue"
  fi
  json=$(filled "$3")
  call 201 POST /v1/admin/illustrations "" "" -H "Authorization: Bearer $KEY" -F "file=@$file" --form-string "facts=$json"
  id[$1]=$(field illustration/id)
  audited create "${id[$1]}"
  anybody 404 "/v1/illustrations/${id[$1]}"
}

# shown NAME: a picture that is public comes in the sizes that are asked for.
shown() {
  local template size said
  anybody 200 "/v1/illustrations/${id[$1]}"
  template=$(field data/template)
  for size in 480.webp 1200x675.avif 320x320.jpg; do
    said=$(curl -q -sS --max-time 30 -o /dev/null -w '%{http_code} %{content_type}' "$BASE/media/$(sed "s/{width}.{format}/$size/" <<<"${template#*/media/}")")
    [[ $said == "200 image/"* ]] || fail "$1 should come as $size and came as $said."
  done
}

# home JSON: drafts the front page and publishes it. Readers see the draft only then.
home() {
  local json version
  json=$(filled "$1")
  desk 200 GET /v1/admin/home
  version=$(field version)
  desk 200 PUT /v1/admin/home "$json" "$etag"
  local drafted=$etag
  audited edit
  anybody 200 /v1/home
  sees data/version is "$version"
  desk 200 POST "/v1/admin/home/publication?dryRun=true" "" "$drafted"
  sees 'warnings/*/message' is ""
  desk 200 POST /v1/admin/home/publication "" "$drafted"
  audited publish
  anybody 200 /v1/home
  sees data/version is $((version + 1))
}

step "An empty server at $BASE"
anybody 200 "/v1/articles?limit=1"
sees data counts 0

if [ -n "${RECEIVER:-}" ]; then
  step "A webhook that leads to $RECEIVER"
  desk 201 POST /v1/admin/webhooks "{\"name\": \"The website\", \"url\": \"$RECEIVER\"}"
  hook=$(field webhook/id secret)
  # It is shown this once; whoever receives checks signatures with it.
  printf 'The secret of the webhook is %s\n' "${hook##*$'\n'}"
  audited create "${hook%%$'\n'*}"
fi

# --- People, subjects, publications, pictures

thing topics repair '{"name": "Repair", "description": "Keeping what there is."}'
thing topics water '{"name": "Water"}'
thing topics meetings '{"name": "Meetings"}'
thing topics neighbours '{"name": "Neighbours"}'

thing sources harrow '{"name": "The Harrow Review: A Quarterly", "kind": "publication", "homePage": "https://harrow.example/", "license": {"id": "CC-BY-ND-4.0"}, "onward": {"text": "allowed"}}'
thing sources wire '{"name": "Plain Wire", "kind": "publication", "homePage": "https://plainwire.example/", "license": {"id": "CC-BY-NC-ND-4.0"}}'
thing sources towpath '{"name": "The Towpath Alliance", "kind": "network", "homePage": "https://towpath.example/"}'
thing sources sluice '{"name": "Sluice", "kind": "publication", "homePage": "https://sluice.example/"}'
thing sources weir '{"name": "Upper Weir Mutual", "kind": "organization"}'

thing authors tarn '{"name": "Wilhelmina Tarn", "kind": "person", "title": "Director", "affiliation": "The Mending School", "bio": "Wilhelmina Tarn repairs stringed instruments and the rules of associations.", "links": [{"label": "Notes", "url": "https://tarn.example/"}]}'
thing authors pellow '{"name": "Osric Pellow", "kind": "person"}'
thing authors quill '{"name": "Nnenna Quillfeather", "kind": "person"}'
thing authors vance '{"name": "Anselm Vance-Okoro", "kind": "person"}'
thing authors kettering '{"name": "Ysolde Kettering", "kind": "person"}'
thing authors brae '{"name": "Tobiah Brae", "kind": "person"}'
thing authors solis '{"name": "Marisol Überfeld", "kind": "person"}'
thing authors dunn '{"name": "Ephraim Dunnock", "kind": "person"}'
thing authors inkwell '{"name": "Juniper Inkwell", "kind": "person", "bio": "Juniper Inkwell draws with a brush and one colour."}'
thing authors lamplighters '{"name": "The Lamplighters’ Collective", "kind": "organization"}'
thing authors mutual '{"name": "Upper Weir Mutual", "kind": "organization"}'

# One credit of every kind: with a maker, without one, and as it must be printed.
picture picture-kettle '150 60 40' '{"alt": "A kettle on a stove, drawn in one colour", "caption": "The kettle of the reading room", "focalPoint": {"x": 0.5, "y": 0.3}, "credit": {"kind": "commissioned", "authorId": "@{inkwell}", "sourceId": "@{sluice}", "text": "Featured illustration for Sluice by Juniper Inkwell"}, "onward": "withStory"}'
picture picture-choir '40 70 110' '{"alt": "Singers under umbrellas in a nave", "credit": {"kind": "staff", "authorId": "@{inkwell}"}}'
picture picture-chairs '110 90 60' '{"alt": "A stack of folded chairs", "credit": {"kind": "agency", "name": "Halftone Pictures", "url": "https://halftone.example/"}}'
picture picture-plan '60 110 80' '{"alt": "A plan drawn on a tablecloth", "credit": {"kind": "provided", "sourceId": "@{weir}"}}'
picture picture-bridge '90 100 120' '{"alt": "A footbridge in fog", "credit": {"kind": "courtesy", "sourceId": "@{towpath}"}, "license": {"id": "CC-BY-4.0"}, "onward": "allowed"}'
picture picture-map '140 120 70' '{"alt": "An old map, folded in eight", "credit": {"kind": "publicDomain", "name": "Parish of Orrin, about 1880"}}'

thing series unminuted '{"title": "Unminuted: What the Meetings Left Out", "kind": "collection", "description": "What was said in the corridor, set down by the papers along the towpath.", "sourceIds": ["@{towpath}", "@{sluice}"]}'
thing series bend '{"title": "Organizations That Bend", "kind": "collection"}'
thing series kettle '{"title": "Because the Kettle Is On", "kind": "multipart", "description": "Four parts on staying in the room.", "total": 4, "sourceIds": ["@{sluice}"]}'

# --- The featured story, first published elsewhere

draft feature '{
  "title": "Time for Rules With People in Them",
  "subtitle": "Five ways to write a rule that somebody can keep",
  "excerpt": "Wilhelmina Tarn of the Mending School sets out five ways to write a rule that somebody can keep.",
  "body": "I learned the rules of the allotment from the person who broke them *best*.\n\n## Begin with who is tired\n\nA rule is kept on the worst day of the week, or it is not kept.\n\n![](illustration:@{picture-bridge})\n\n> Write it for the one who carries the key.\n\n1. Say who is meant.\n2. Say until when.\n3. Say who may change it.",
  "contributions": [{"role": "author", "authorId": "@{tarn}", "title": "Executive Director", "affiliation": "The Mending School"}, {"role": "editor", "authorId": "@{pellow}"}],
  "attributions": [{"relation": "originallyPublishedIn", "sourceId": "@{harrow}", "url": "https://harrow.example/rules-with-people", "title": "Rules With People in Them", "date": "2025-09-12"}],
  "leadIllustrationId": "@{picture-bridge}",
  "topicIds": ["@{meetings}", "@{neighbours}"]
}'
step "Kept back, since it has no license"
desk 422 POST "/v1/admin/articles/${id[feature]}/publication" "" "${tag[feature]}"
sees code is gates-closed 'errors/*/code' is license-required
audited create "${id[feature]}"
anybody 404 "/v1/articles/${slug[feature]}"
step "The license"
desk 200 PATCH "/v1/admin/articles/${id[feature]}" '{"license": {"id": "CC-BY-4.0"}}' "${tag[feature]}"
tag[feature]=$etag
audited edit "${id[feature]}"
anybody 404 "/v1/articles/${slug[feature]}"
publish feature 2025-09-30
# The license of the publication it came from is the stricter one.
sees data/byline has "Wilhelmina Tarn" data/attributions/0/text has "Originally published in The Harrow Review" data/attributions/0/html has 'href="https://harrow.example/rules-with-people"' \
  data/license/id is CC-BY-ND-4.0 data/canonicalUrl is https://harrow.example/rules-with-people 'data/topics/*/name' is "Meetings | Neighbours" data/body/html has "<blockquote>"
step "Who wrote it and what it is filed under are public with it"
anybody 200 "/v1/authors/${slug[tarn]}"
sees data/name is "Wilhelmina Tarn"
anybody 200 "/v1/topics/${slug[meetings]}"
anybody 200 "/v1/sources/${slug[harrow]}"
anybody 200 "/v1/articles/${slug[feature]}"
sees data/leadIllustration/credit/text has "The Towpath Alliance" data/body/html has "${id[picture-bridge]}"
shown picture-bridge

# --- A collection made with others: its pieces first, then their order

piece welcome 2025-08-01 '{"title": "Welcome to the Blank Pages", "excerpt": "Why four papers along the towpath wrote down what the minutes do not say.", "body": "Every meeting has two records. One is *signed*.\n\nThe other walks home along the water.", "contributions": [{"role": "author", "authorId": "@{lamplighters}"}], "attributions": [{"relation": "inCollaborationWith", "sourceId": "@{towpath}"}, {"relation": "partOf", "seriesId": "@{unminuted}"}], "topicIds": ["@{meetings}"], "license": {"id": "CC-BY-4.0"}}'
piece favour 2025-08-02 '{"title": "A Favour Is Not a Ledger", "excerpt": "Osric Pellow on why nobody should be thanked in units.", "body": "The ladder came back with a jar of plums.\n\nNobody had counted the rungs. It began [with blank pages](article:@{welcome}).", "contributions": [{"role": "author", "authorId": "@{pellow}", "title": "Editor", "affiliation": "Sluice"}], "attributions": [{"relation": "partOf", "seriesId": "@{unminuted}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
sees data/body/html has "/articles/${slug[welcome]}\""
piece apprentices 2025-08-03 '{"title": "The Apprentices Who Kept the Keys", "body": "They were told to wait for a desk. They took the door.\n\nBy spring the workshop had three shifts.", "contributions": [{"role": "author", "authorId": "@{vance}", "title": "Steward", "affiliation": "The Key Shop"}], "attributions": [{"relation": "partOf", "seriesId": "@{unminuted}", "text": "This article belongs to Unminuted, a collection of what the meetings left out."}], "topicIds": ["@{repair}"], "license": {"id": "CC-BY-4.0"}}'
piece floods 2025-08-04 '{"title": "Floods, Rents, Verge-Cutting, and the Habit of Waiting", "body": "The water rose on a Tuesday; the committee met on Thursdays.", "contributions": [{"role": "author", "authorId": "@{quill}"}], "attributions": [{"relation": "partOf", "seriesId": "@{unminuted}"}], "topicIds": ["@{water}", "@{meetings}"], "license": {"id": "CC-BY-4.0"}}'
piece allotments 2025-08-05 '{"title": "Two Allotments, One Hedge", "body": "We had not spoken since the bees. Then the hedge caught fire.", "contributions": [{"role": "author", "authorId": "@{kettering}"}, {"role": "author", "authorId": "@{brae}"}], "attributions": [{"relation": "partOf", "seriesId": "@{unminuted}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
sees data/byline has "Ysolde Kettering and Tobiah Brae"
piece bus 2025-08-06 '{"title": "How the Night Bus Came Back to Orrin", "body": "Forty-one bakers stood at a stop that had no bus.\n\n- They came on Monday.\n- They came on Friday.", "contributions": [{"role": "author", "authorId": "@{dunn}", "title": "Researcher", "affiliation": "The Timetable Project"}], "attributions": [{"relation": "partOf", "seriesId": "@{unminuted}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
piece generation 2025-08-07 '{"title": "We Are Done Being the “Next” Ones", "body": "“Next” is a long word for *not yet*.", "contributions": [{"role": "author", "authorId": "@{solis}", "creditedAs": "M. Überfeld"}], "attributions": [{"relation": "partOf", "seriesId": "@{unminuted}"}], "topicIds": ["@{meetings}"], "license": {"id": "CC-BY-4.0"}}'
sees data/byline has "M. Überfeld" 'data/series' counts 0
arrange unminuted '{"articles": [{"articleId": "@{welcome}"}, {"articleId": "@{favour}"}, {"articleId": "@{apprentices}"}, {"articleId": "@{floods}"}, {"articleId": "@{allotments}"}, {"articleId": "@{bus}"}, {"articleId": "@{generation}"}]}' \
  "$(titles welcome favour apprentices floods allotments bus generation)"
step "Its lead"
desk 200 PATCH "/v1/admin/series/${id[unminuted]}" "{\"leadId\": \"${id[welcome]}\"}" "${tag[unminuted]}"
tag[unminuted]=$etag
audited edit "${id[unminuted]}"
anybody 200 "/v1/articles/${slug[welcome]}"
sees 'data/series/*/title' is "Unminuted: What the Meetings Left Out" data/series/0/isLead is true 'data/attributions/*/relation' is "inCollaborationWith | partOf"

# --- A collection whose order is set before anything of it is public: each piece appears as it is published

draft choirs '{"title": "How Choirs Stay Together When the Roof Leaks", "excerpt": "Singing in the rain takes a plan.", "body": "The altos moved first.\n\n![](illustration:@{picture-choir})\n\nThen everybody did.", "contributions": [{"role": "author", "authorId": "@{quill}"}], "leadIllustrationId": "@{picture-choir}", "topicIds": ["@{repair}"], "license": {"id": "CC-BY-4.0"}}'
draft committee '{"title": "How (Not) to Retire a Committee", "excerpt": "Is the cake overtaking the decision?", "body": "It met for the last time on four occasions.", "contributions": [{"role": "author", "authorId": "@{brae}"}], "leadIllustrationId": "@{picture-chairs}", "topicIds": ["@{meetings}"], "license": {"id": "LicenseRef-AllRightsReserved"}}'
draft nine '{"title": "Nine Parts of a Plan That Holds", "excerpt": "Upper Weir Mutual shares the tablecloth it was drawn on.", "body": "### One\n\nWho is cooking?\n\n### Two\n\nWho is not?", "contributions": [{"role": "author", "authorId": "@{kettering}", "affiliation": "Upper Weir Mutual"}], "leadIllustrationId": "@{picture-plan}", "topicIds": ["@{meetings}"], "license": {"id": "CC-BY-NC-ND-4.0"}}'
draft ladders '{"title": "Ladders for the Next Chair", "body": "Nobody is born knowing where the gavel is kept.", "contributions": [{"role": "author", "authorId": "@{vance}"}], "leadIllustrationId": "@{picture-chairs}", "topicIds": ["@{meetings}"], "license": {"id": "CC-BY-4.0"}}'
draft bending '{"title": "Organizations That Bend", "subtitle": "Toward slack, shade and a second key", "body": "What does not bend is carried out in pieces.\n\n---\n\nWe kept the hinge.", "contributions": [{"role": "author", "authorId": "@{dunn}"}, {"role": "photographer", "authorId": "@{solis}"}], "leadIllustrationId": "@{picture-bridge}", "topicIds": ["@{repair}"], "license": {"id": "CC-BY-4.0"}}'
arrange bend '{"articles": [{"articleId": "@{choirs}"}, {"articleId": "@{committee}"}, {"articleId": "@{nine}"}, {"articleId": "@{ladders}"}, {"articleId": "@{bending}"}]}' ""
publish bending 2025-05-01
anybody 200 "/v1/series/${slug[bend]}/articles"
sees 'data/*/title' is "${title[bending]}"
publish ladders 2025-05-02
publish nine 2025-05-03
publish committee 2025-05-04
sees data/leadIllustration/credit/text has "Halftone Pictures" data/leadIllustration/credit/author is null
publish choirs 2025-05-05
anybody 200 "/v1/series/${slug[bend]}/articles"
sees 'data/*/title' is "$(titles choirs committee nine ladders bending)"

# --- Four parts, numbered as each was printed, and one of them printed twice

draft kettle-1 '{"title": "Because the Kettle Is On, Part I: The Room", "excerpt": "Four parts on staying in the room.", "body": "Somebody put it on before the shouting began.", "contributions": [{"role": "author", "authorId": "@{solis}"}, {"role": "illustrator", "authorId": "@{inkwell}"}], "attributions": [{"relation": "inCollaborationWith", "sourceId": "@{sluice}", "text": "A collaboration with Sluice"}], "leadIllustrationId": "@{picture-kettle}", "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
draft kettle-2 '{"title": "Because the Kettle Is On Pt.2: Whose Turn It Is", "excerpt": "Four parts on staying in the room.", "body": "There is a list. Nobody wrote it.", "contributions": [{"role": "author", "authorId": "@{solis}"}], "attributions": [{"relation": "inCollaborationWith", "sourceId": "@{sluice}"}], "leadIllustrationId": "@{picture-kettle}", "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
draft kettle-3 '{"title": "Because the Kettle Is On Pt.3: The First Cold Cup", "excerpt": "Four parts on staying in the room.", "body": "One cup stands where its owner stood.\n\n![](illustration:@{picture-kettle})\n\nIt is cold by ten.", "contributions": [{"role": "author", "authorId": "@{solis}"}], "leadIllustrationId": "@{picture-kettle}", "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
draft kettle-4 '{"title": "Because the Kettle Is On Pt.4: Mending", "excerpt": "Four parts on staying in the room.", "body": "Glue holds what both halves want.", "contributions": [{"role": "author", "authorId": "@{solis}"}], "leadIllustrationId": "@{picture-kettle}", "topicIds": ["@{neighbours}", "@{repair}"], "license": {"id": "CC-BY-4.0"}}'
arrange kettle '{"articles": [{"articleId": "@{kettle-1}", "part": 1, "label": "Part I"}, {"articleId": "@{kettle-2}", "part": 2, "label": "Pt.2"}, {"articleId": "@{kettle-3}", "part": 3, "label": "Pt.3"}, {"articleId": "@{kettle-4}", "part": 4, "label": "Pt.4"}]}' ""
publish kettle-1 2025-10-08
sees data/series/0/kind is multipart data/series/0/label is "Part I" data/series/0/total is 4 data/series/0/previous is null data/series/0/next is null data/attributions/0/text is "A collaboration with Sluice"
publish kettle-3 2025-10-12 part-missing
sees data/series/0/previous/slug is "${slug[kettle-1]}"
publish kettle-2 2025-10-10
anybody 200 "/v1/articles/${slug[kettle-1]}"
sees data/series/0/next/slug is "${slug[kettle-2]}"
publish kettle-4 2025-10-13
sees data/series/0/previous/slug is "${slug[kettle-3]}" data/series/0/label is "Pt.4"
draft kettle-again '{"title": "Because the Kettle Is On Pt.2: Whose Turn It Is", "excerpt": "Four parts on staying in the room, with Sluice.", "body": "There is a list. Nobody wrote it; everybody corrects it.", "contributions": [{"role": "author", "authorId": "@{solis}"}], "attributions": [{"relation": "inCollaborationWith", "sourceId": "@{sluice}"}], "leadIllustrationId": "@{picture-kettle}", "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
publish kettle-again 2025-10-11 same-title-live

# --- The latest stories

piece ferry 2025-10-16 '{"title": "Two Hundred Mornings and Counting: The Gate at Orrin Ferry", "excerpt": "What a queue can teach about patience that is not waiting.", "body": "It is the two hundredth morning at the gate.", "contributions": [{"role": "author", "authorId": "@{dunn}"}], "topicIds": ["@{water}"], "license": {"id": "CC-BY-4.0"}}'
piece college 2025-10-15 '{"title": "What a College Owes Its Street", "body": "“A wall has two sides, and one of them is ours.”", "contributions": [{"role": "author", "authorId": "@{brae}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
piece mended 2025-10-14 '{"title": "Mended in Public: Notes From Travelling Workshops", "excerpt": "Three menders on what changes when the bench stands in the street.", "body": "The bench weighs ninety kilos and folds.", "contributions": [{"role": "author", "authorId": "@{tarn}"}, {"role": "author", "authorId": "@{vance}"}, {"role": "author", "authorId": "@{quill}"}], "attributions": [{"relation": "republishedFrom", "sourceId": "@{wire}", "url": "https://plainwire.example/mended"}], "topicIds": ["@{repair}"], "license": {"id": "CC-BY-4.0"}}'
sees data/attributions/0/text has "Republished from Plain Wire" data/license/id is CC-BY-NC-ND-4.0
piece debrief 2025-10-09 '{"title": "After the Vote: A Debrief", "body": "The members of the mutual met before the keys were handed over.", "contributions": [{"role": "author", "authorId": "@{mutual}"}], "topicIds": ["@{meetings}"], "license": {"id": "CC-BY-4.0"}}'
piece roofs 2025-10-07 '{"title": "Roofs for the Reading Rooms: How to Keep Paper Dry", "body": "Paper forgives a fire sooner than a drip.", "contributions": [{"role": "author", "authorId": "@{kettering}"}], "topicIds": ["@{repair}", "@{water}"], "license": {"id": "CC-BY-4.0"}}'
piece bread 2025-10-06 '{"title": "Bread Before Bells", "body": "The oven is the only clock that is ever wrong on purpose.", "contributions": [{"role": "author", "authorId": "@{pellow}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
piece timetable 2025-10-05 '{"title": "Plan 1,000: Putting Bakers and Buses on One Timetable", "body": "A thousand stops, and one of them at the right time.", "contributions": [{"role": "author", "authorId": "@{dunn}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
piece springs 2025-10-04 '{"title": "Carrying Water, Carrying Word: A Talk With the Keeper of the Springs", "body": "**Who taught you?**\n\nThe bucket did.", "contributions": [{"role": "interviewer", "authorId": "@{quill}"}, {"role": "interviewee", "authorId": "@{kettering}", "title": "Keeper", "affiliation": "The Orrin Springs"}, {"role": "translator", "authorId": "@{solis}"}], "topicIds": ["@{water}"], "license": {"id": "CC-BY-4.0"}}'
sees 'data/contributions/*/role' is "interviewer | interviewee | translator" data/contributions/1/affiliation is "The Orrin Springs"
piece winters 2025-10-03 '{"title": "Five Winters Without a Waiting Room", "body": "We stood outside, and learned who was cold.", "contributions": [{"role": "author", "authorId": "@{vance}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
piece dark 2025-10-02 '{"title": "Listening in the Dark: A Second Letter", "body": "The first letter was about light.", "contributions": [{"role": "author", "authorId": "@{vance}"}], "topicIds": ["@{neighbours}"], "license": {"id": "CC-BY-4.0"}}'
piece map 2025-10-01 '{"title": "The Map My Grandmother Folded", "body": "She folded the river first.\n\n![](illustration:@{picture-map})\n\nIt has never opened flat.", "contributions": [{"role": "author", "authorId": "@{brae}"}], "leadIllustrationId": "@{picture-map}", "topicIds": ["@{water}"], "license": {"id": "CC-BY-4.0"}}'

# --- The front page, put together, published and seen whole

# The order of the slots from top to bottom, as the page is to be.
slot_feature='{"key": "feature", "kind": "feature", "title": "Featured Story", "articleIds": ["@{feature}"]}'
slot_unminuted='{"key": "unminuted", "kind": "series", "title": "Unminuted: What the Meetings Left Out", "seriesId": "@{unminuted}", "leadId": "@{welcome}"}'
slot_bend='{"key": "bend", "kind": "series", "title": "Organizations That Bend", "seriesId": "@{bend}", "leadId": "@{choirs}"}'
slot_latest='{"key": "latest", "kind": "latest", "title": "Latest Stories", "limit": 16}'

step "The front page"
home "{\"slots\": [$slot_feature, $slot_unminuted, $slot_bend, $slot_latest]}"
latest=(ferry college mended kettle-4 kettle-3 kettle-again kettle-2 debrief kettle-1 roofs bread timetable springs winters dark map)
sees 'data/slots/*/key' is "feature | unminuted | bend | latest" 'data/slots/*/title' is "Featured Story | Unminuted: What the Meetings Left Out | Organizations That Bend | Latest Stories" \
  'data/slots/0/articles/*/title' is "${title[feature]}" data/slots/0/articles/0/attributions/0/text has "Originally published in The Harrow Review" data/slots/0/articles/0/byline has "Wilhelmina Tarn" \
  'data/slots/1/articles/*/title' is "$(titles welcome favour apprentices floods allotments bus generation)" data/slots/1/leadId is "${id[welcome]}" data/slots/1/articles/1/attributions/0/series/name is "Unminuted: What the Meetings Left Out" \
  'data/slots/2/articles/*/title' is "$(titles choirs committee nine ladders bending)" data/slots/2/articles/0/excerpt is "Singing in the rain takes a plan." \
  'data/slots/3/articles/*/title' is "$(titles "${latest[@]}")" data/slots/3/hasMore is false data/slots/3/articles/2/attributions/0/text has "Republished from Plain Wire" data/slots/3/articles/3/series/0/label is "Pt.4" \
  data/slots/3/articles/7/contributions/0/author/name is "Upper Weir Mutual"
sees data/slots/3/articles/3/leadIllustration/credit/text is "Featured illustration for Sluice by Juniper Inkwell" data/slots/2/articles/1/leadIllustration/credit/kind is agency \
  data/slots/2/articles/2/leadIllustration/credit/kind is provided data/slots/0/articles/0/leadIllustration/alt is "A footbridge in fog"

# --- A correction, its fix and its note as one version

step "A correction"
desk 200 POST "/v1/admin/articles/${id[ferry]}/corrections" '{"kind": "correction", "text": "An earlier version counted two hundred mornings; it was the two hundred and first.", "changes": {"title": "Two Hundred and One Mornings: The Gate at Orrin Ferry", "body": "It is the two hundred and first morning at the gate."}}' "${tag[ferry]}"
tag[ferry]=$etag
title[ferry]="Two Hundred and One Mornings: The Gate at Orrin Ferry"
audited correct "${id[ferry]}"
anybody 200 "/v1/articles/${slug[ferry]}"
sees data/title is "${title[ferry]}" data/version is 2 'data/corrections/*/kind' is correction data/corrections/0/text has "two hundred and first" data/corrections/0/version is 2 data/body/html has "two hundred and first" data/publishedAt is 2025-10-16T09:00:00Z
anybody 200 /v1/home
sees 'data/slots/3/articles/*/title' is "$(titles "${latest[@]}")"

# --- Another order

step "The front page in another order"
home "{\"slots\": [$slot_bend, $slot_unminuted, $slot_feature, $slot_latest]}"
sees 'data/slots/*/key' is "bend | unminuted | feature | latest" data/slots/3/articles counts 16
arrange unminuted '{"articles": [{"articleId": "@{generation}"}, {"articleId": "@{welcome}"}, {"articleId": "@{bus}"}, {"articleId": "@{favour}"}, {"articleId": "@{floods}"}, {"articleId": "@{allotments}"}, {"articleId": "@{apprentices}"}]}' \
  "$(titles generation welcome bus favour floods allotments apprentices)"
step "The series in another order on the front page, its lead still first"
anybody 200 /v1/home
sees 'data/slots/1/articles/*/title' is "$(titles welcome generation bus favour floods allotments apprentices)"

# --- A piece withdrawn, with another in its place

step "A withdrawal"
desk 200 POST "/v1/admin/articles/${id[kettle-2]}/withdrawal" "{\"cause\": \"error\", \"notice\": \"This part ran twice; this was the unfinished one.\", \"replacementId\": \"${id[kettle-again]}\"}" "${tag[kettle-2]}"
sees status is withdrawn
audited withdraw "${id[kettle-2]}"
anybody 410 "/v1/articles/${slug[kettle-2]}"
sees notice is "This part ran twice; this was the unfinished one." replacement/slug is "${slug[kettle-again]}"
anybody 200 /v1/home
remaining=()
for name in "${latest[@]}"; do [ "$name" = kettle-2 ] || remaining+=("$name"); done
sees 'data/slots/3/articles/*/title' is "$(titles "${remaining[@]}")" 'data/slots/*/articles/*/id' lacks "${id[kettle-2]}"
anybody 200 "/v1/series/${slug[kettle]}/articles"
sees 'data/*/title' is "$(titles kettle-1 kettle-3 kettle-4)"
anybody 200 "/v1/articles?series=${slug[kettle]}"
sees data counts 3
anybody 200 "/v1/articles/${slug[kettle-1]}"
sees data/series/0/next/slug is "${slug[kettle-3]}"
anybody 200 "/v1/articles/${slug[kettle-3]}"
sees data/series/0/previous/slug is "${slug[kettle-1]}"

step "Typed in whole: $pieces pieces, one of them withdrawn, as of change $written"
