"""Web pages: the article's blocks, nothing hidden, nothing lost in silence."""

import json
from datetime import date

import pytest

from tidings.ingest.door import read_bytes
from tidings.ingest.html import MAX_DEPTH, PageError, read_page
from tidings.ingest.metadata import Metadata
from tidings.model.text import Document

PARAGRAPHS = (
    "Rockets hit the northern air base late on Friday, wounding two soldiers and a cook, the army said.",
    "The launchers were found in an orchard about three kilometres away, with two rockets still loaded.",
    "Nobody claimed the attack, the fourth on the base since talks between the two sides ended in March.",
    "Residents of the nearest village said that they had heard six blasts shortly before midnight.",
)


def page_of(article: str, head: str = "") -> str:
    """A page as sites build them: navigation, article, sidebar, footer and scripts."""
    return f"""<!DOCTYPE html><html lang="en"><head><title>Air base hit | Delta Post</title>{head}</head><body>
    <header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
    <div class="content"><main>{article}</main>
    <div class="sidebar"><h3>Most read</h3><ul><li><a href="/1">Ferry sinks</a></li></ul></div></div>
    <script>var text = "Nine killed in script";</script>
    <footer><p>© 2021 Delta Post. All rights reserved.</p></footer></body></html>"""


def article_of(*extra: str) -> str:
    """An article element with the paragraphs, and extra parts after the second."""
    parts = [f"<p>{words}</p>" for words in PARAGRAPHS]
    parts[2:2] = list(extra)
    return "<article><h1>Air base hit by rockets</h1>" + "".join(parts) + "</article>"


def read(page: str, **known: str) -> Document:
    return read_page(page, Metadata(**known))[0]


def readable(document: Document) -> str:
    return "\n".join(document.quote(s.span) for s in document.segments if not s.is_ignored)


def test_the_article_is_read_and_the_frame_is_not() -> None:
    """Every paragraph is there; navigation, sidebar, script and footer are not read."""
    document = read(page_of(article_of()))
    words = readable(document)
    assert all(paragraph in words for paragraph in PARAGRAPHS)
    for foreign in ("Ferry sinks", "Nine killed", "All rights reserved", "World"):
        assert foreign not in words
    assert document.title == "Air base hit by rockets"
    assert words.count("Air base hit by rockets") == 1


def test_a_promo_inside_a_section_is_marked_not_dropped() -> None:
    """Blocks come first: the line is a segment of its own, its neighbours are read."""
    promo = '<section><p>READ ALSO: <a href="/x">Twelve Killed in Market Blast</a></p><h2>Fear in the valley</h2></section>'
    document = read(page_of(article_of(promo)))
    ignored = [document.quote(s.span) for s in document.segments if s.is_ignored]
    assert any(words.startswith("READ ALSO") for words in ignored) or "READ ALSO" not in document.text
    assert "Market Blast" not in readable(document)
    assert "Fear in the valley" in readable(document)


HIDDEN = [
    '<p style="font-size:0">Ninety were killed in secret.</p>',
    "<p hidden>Ninety were killed in secret.</p>",
    '<p style="position:absolute; left:-9999px">Ninety were killed in secret.</p>',
    '<p style="color:#ffffff;background-color:#fff">Ninety were killed in secret.</p>',
    '<p style="color: white">Ninety were killed in secret.</p>',
    '<p class="ghost">Ninety were killed in secret.</p>',
    "<template><p>Ninety were killed in secret.</p></template>",
    '<p style="display: none !important">Ninety were killed in secret.</p>',
    '<div style="visibility:hidden"><p>Ninety were killed in secret.</p></div>',
    '<p aria-hidden="true">Ninety were killed in secret.</p>',
    "<noscript><p>Ninety were killed in secret.</p></noscript>",
    "<!-- <p>Ninety were killed in secret.</p> -->",
    '<script type="application/ld+json">{"articleBody": "Ninety were killed in secret."}</script>',
    '<p style="opacity:0">Ninety were killed in secret.</p>',
    '<p style="text-indent:-5000px">Ninety were killed in secret.</p>',
]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("framed", [True, False])
def test_hidden_text_is_not_read(hidden: str, framed: bool) -> None:  # noqa: FBT001
    """What no reader sees is no evidence, in a full page and in a bare article."""
    style = "<style>@media print { .noprint { display: none } } .ghost, .other { display: none; }</style>"
    article = article_of(hidden)
    page = page_of(article, style) if framed else f"<html><head>{style}</head><body>{article}</body></html>"
    document = read(page)
    assert "Ninety" not in document.text
    assert all(paragraph in readable(document) for paragraph in PARAGRAPHS)


def test_what_follows_a_hidden_node_stays() -> None:
    """Only the node goes, not the words behind it."""
    document = read(
        page_of(article_of("<p>Three <span hidden>hundred </span>guards were killed at the gate.</p>"))
    )
    assert "Three guards were killed at the gate." in document.text


def test_a_print_rule_hides_nothing() -> None:
    """What a style sheet hides on paper only is read."""
    style = "<style>@media print { .lead { display: none } }</style>"
    document = read(
        page_of(article_of('<p class="lead">The base lies in the far north of the country.</p>'), style)
    )
    assert "far north" in readable(document)


@pytest.mark.parametrize("depth", [50, 150, 240])
def test_deep_pages_lose_no_paragraph(depth: int) -> None:
    """Up to the cap, nesting costs nothing."""
    body = "<div>" * (depth - 3) + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>" * (depth - 3)
    words = readable(read(f"<html><body>{body}</body></html>"))
    assert all(paragraph in words for paragraph in PARAGRAPHS)


def test_beyond_the_depth_cap_the_page_is_refused() -> None:
    """Rather a problem than a text with holes."""
    body = "<div>" * (MAX_DEPTH + 1) + "<p>" + PARAGRAPHS[0]
    with pytest.raises(PageError) as caught:
        read(f"<html><body>{body}</body></html>")
    assert caught.value.code == "too_deep"


def test_short_paragraphs_are_not_dropped() -> None:
    """Extraction alone leaves out short articles with short paragraphs."""
    article = "<article><h1>Two shot in Lakeside</h1><p>Two men were shot dead in Lakeside on Friday.</p><p>Police gave no motive for it at all.</p></article>"
    words = readable(read(page_of(article)))
    assert "Two men were shot dead" in words
    assert "Police gave no motive" in words


HEADS = [
    (
        '<meta property="article:published_time" content="2021-05-04T22:10:00-05:00">',
        date(2021, 5, 4),
        "meta",
    ),
    ('<meta name="date" content="4 May 2021">', date(2021, 5, 4), "meta"),
    (
        '<script type="application/ld+json">'
        + json.dumps(
            {
                "@graph": [
                    {
                        "@type": "NewsArticle",
                        "datePublished": "2021-05-04",
                        "publisher": {"name": "Delta Post"},
                    }
                ]
            }
        )
        + "</script>",
        date(2021, 5, 4),
        "json-ld",
    ),
    (
        '<link rel="canonical" href="https://delta-post.example/2021/05/04/air-base-hit">',
        date(2021, 5, 4),
        "url",
    ),
    ('<meta property="article:published_time" content="soon">', None, None),
    ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("head", "day", "basis"), HEADS)
def test_publication_day_and_its_basis(head: str, day: date | None, basis: str | None) -> None:
    """The day is what the page says, with where it says so; never today."""
    document = read(page_of(article_of(), head))
    assert (document.published, document.published_basis) == (day, basis)


def test_the_callers_word_goes_before_the_pages() -> None:
    """A day given by hand has the basis user."""
    head = HEADS[0][0]
    document, _ = read_page(page_of(article_of(), head), Metadata(published=date(2020, 1, 2)))
    assert (document.published, document.published_basis) == (date(2020, 1, 2), "user")


def test_title_outlet_and_address() -> None:
    """From the head, where the page has no better."""
    head = (
        '<meta property="og:site_name" content="Delta Post"><meta property="og:url" content="https://delta-post.example/a">'
        '<meta property="og:title" content="Rockets hit northern air base">'
    )
    document = read(page_of("<article>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>", head))
    assert document.title == "Rockets hit northern air base"
    assert document.text.startswith("Rockets hit northern air base\n")
    assert (document.outlet, document.url) == ("Delta Post", "https://delta-post.example/a")


def test_the_declared_encoding_is_used() -> None:
    """A page in Windows-1251 that says so is read."""
    page = page_of(
        article_of("<p>Город Рубежное обстреляли ночью, погибли двое.</p>"), '<meta charset="windows-1251">'
    )
    door = read_bytes(page.encode("cp1251", errors="xmlcharrefreplace"), source="a.html")
    assert "погибли двое" in door.documents[0].text


def test_captions_credits_and_quotes_have_their_kinds() -> None:
    """Figure captions can be read, picture credits, bylines and related links not."""
    page = (
        "<html><body><article><h1>Air base hit by rockets</h1><address><time>4 May</time> by Anna Bell</address>"
        f"<p>{PARAGRAPHS[0]}</p><figure><img src='x'><figcaption>Smoke over the base<cite>Photo: A. Bell</cite></figcaption></figure>"
        "<blockquote>We heard six blasts.</blockquote><related><h4>Related</h4><a href='/x'>Ferry sinks</a></related>"
        "</article></body></html>"
    )
    document = read(page)
    kinds = [(str(s.kind), s.rule, document.quote(s.span)) for s in document.segments]
    assert kinds == [
        ("title", None, "Air base hit by rockets"),
        ("boilerplate", "byline", "4 May by Anna Bell"),
        ("body", None, PARAGRAPHS[0]),
        ("caption", None, "Smoke over the base"),
        ("boilerplate", "credit", "Photo: A. Bell"),
        ("quote", None, "We heard six blasts."),
        ("promo", "related", "Related"),
        ("promo", "related", "Ferry sinks"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        '<meta property="og:url" content="http://[half/address">',
        "<p>Two &#11;were <b hidden>x</b>\x0ckilled &#0;there.</p>",
        "<p>Two were killed there.</p><template>",
    ],
)
def test_broken_parts_do_not_cost_the_page(part: str) -> None:
    """Half an address, control characters and an open template leave the rest readable."""
    document = read(f"<html><body><article>{article_of()}{part}</article></body></html>")
    assert PARAGRAPHS[0] in readable(document)


def test_an_article_inside_a_template_is_no_article() -> None:
    """What is never shown is not read, and nothing is left to read."""
    with pytest.raises(PageError) as caught:
        read(f"<html><body><template>{article_of()}</template></body></html>")
    assert caught.value.code == "no_article"
