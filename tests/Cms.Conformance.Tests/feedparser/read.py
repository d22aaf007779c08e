"""Reads a feed as feedparser does and prints what it took in as JSON: read.py ADDRESS [ETAG]."""
import json
import sys

import feedparser

feed = feedparser.parse(sys.argv[1], etag=sys.argv[2] if len(sys.argv) > 2 else None)


def instant(parsed):
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % parsed[:6] if parsed else None


print(json.dumps({
    "bozo": bool(feed.bozo),
    "why": str(feed.get("bozo_exception", "")),
    "version": feed.version,
    "status": feed.get("status"),
    "etag": feed.get("etag"),
    "title": feed.feed.get("title"),
    "language": feed.feed.get("language"),
    "links": {link["rel"]: link["href"] for link in feed.feed.get("links", [])},
    "entries": [{
        "id": entry.get("id"),
        "title": entry.get("title"),
        "link": entry.get("link"),
        "authors": [author.get("name") for author in entry.get("authors", []) if author.get("name")],
        "published": instant(entry.get("published_parsed")),
        "updated": instant(entry.get("updated_parsed")),
        "summary": entry.get("summary"),
        "content": [content["value"] for content in entry.get("content", [])],
        "tags": [tag["term"] for tag in entry.get("tags", [])],
        "enclosures": [file["href"] for file in entry.get("enclosures", [])],
        "media": [media.get("url") for media in entry.get("media_content", [])],
    } for entry in feed.entries],
}))
