"""Read what a page's head says of it: title, day, outlet, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tidings.ingest.metadata import Metadata, date_in_url, parse_date

# Any: lxml ships no types, and JSON-LD is whatever the page wrote.
Element = Any
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "weibo:article:create_at",
    "date",
)
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|WebPage)$")
_SUFFIX = re.compile(r"\s+(?:[|–—«»·•]|-)\s+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heads:
    """Title candidates of a page."""

    headings: tuple[str, ...]
    social: str | None
    linked_data: str | None
    tag: str | None


def page_metadata(root: Element) -> Metadata:
    """What meta tags, JSON-LD, `time` elements and the address say, each day with its basis."""
    meta = _meta(root)
    facts = _linked_data(root)
    url = _first(meta.get("og:url"), _canonical(root), facts.get("url"))
    host = _host(url)
    url = url if host else None
    published, basis = _published(root, meta, facts, url)
    return Metadata(
        title=_title(_heads(root, meta, facts)),
        published=published,
        basis=basis,
        outlet=_first(meta.get("og:site_name"), facts.get("publisher"), host),
        url=url,
    )


def _host(url: str | None) -> str | None:
    """The host of a web address, None where it is none."""
    try:
        parts = urlsplit((url or "")[:2000])
        host = parts.hostname
    except ValueError:  # half an IPv6 address
        return None
    return host.removeprefix("www.") if host and parts.scheme in {"http", "https"} else None


def _first(*values: str | None) -> str | None:
    for value in values:
        if value and (clean := _SPACES.sub(" ", value).strip()):
            return clean
    return None


def _meta(root: Element) -> dict[str, str]:
    """Meta tags by name, property or itemprop, in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content[:2000])
    return found


def _canonical(root: Element) -> str | None:
    for node in root.iter("link"):
        if (node.get("rel") or "").strip().lower() == "canonical":
            return str(node.get("href") or "") or None
    return None


def _linked_data(root: Element) -> dict[str, str]:
    """Headline, day, publisher and address from the first article in the page's JSON-LD."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            content = json.loads((node.text or "")[:500_000])
        except (ValueError, RecursionError):
            continue
        for item in _items(content):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
                return _facts(item)
    return {}


def _items(content: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, two levels deep."""
    rows = content if isinstance(content, list) else [content]
    for row in rows[:50]:
        if isinstance(row, dict):
            graph = row.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph[:50] if isinstance(part, dict))
            yield row


def _facts(item: dict[str, Any]) -> dict[str, str]:
    facts = {key: item[key] for key in ("headline", "datePublished", "url") if isinstance(item.get(key), str)}
    publisher = item.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        facts["publisher"] = publisher["name"]
    return facts


def _published(
    root: Element, meta: dict[str, str], facts: dict[str, str], url: str | None
) -> tuple[Any, str | None]:
    for name in _PUBLISHED:
        if name in meta and (day := parse_date(meta[name])):
            return day, "meta"
    if "datePublished" in facts and (day := parse_date(facts["datePublished"])):
        return day, "json-ld"
    times = [node for node in root.iter("time") if node.get("datetime")]
    for node in times:
        is_own = node.get("itemprop") == "datePublished" or node.get("pubdate") is not None or len(times) == 1
        if is_own and (day := parse_date(node.get("datetime"))):
            return day, "meta"
    if url and (day := date_in_url(url)):
        return day, "url"
    return None, None


def _heads(root: Element, meta: dict[str, str], facts: dict[str, str]) -> _Heads:
    headings = tuple(
        words for node in root.iter("h1") if (words := _SPACES.sub(" ", "".join(node.itertext())).strip())
    )
    tag = next((_first("".join(node.itertext())) for node in root.iter("title")), None)
    return _Heads(
        headings=headings,
        social=_first(meta.get("og:title"), meta.get("twitter:title")),
        linked_data=_first(facts.get("headline")),
        tag=tag,
    )


def _title(heads: _Heads) -> str | None:
    """The main heading that agrees with what the head calls the page; else what the head says."""
    named = [name for name in (heads.social, heads.linked_data, heads.tag) if name]
    if len(heads.headings) == 1 and (not named or len(heads.headings[0]) > 20):
        return heads.headings[0]
    best = max(heads.headings, key=lambda words: _likeness(words, named), default=None)
    if best is not None and _likeness(best, named) >= 0.5:
        return best
    if heads.social or heads.linked_data:
        return heads.social or heads.linked_data
    if heads.tag:
        return max(_SUFFIX.split(heads.tag), key=len)
    return heads.headings[0] if heads.headings else None


def _likeness(words: str, named: list[str]) -> float:
    """The largest share of words in common with a name of the page."""
    own = set(words.casefold().split())
    shares = [
        len(own & other) / max(1, min(len(own), len(other)))
        for other in (set(name.casefold().split()) for name in named)
    ]
    return max(shares, default=0.0) if len(own) > 1 else 0.0
