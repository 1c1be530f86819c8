"""Take out of a page what its reader cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# Any: lxml ships no types.
Element = Any

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "canvas",
    "math", "head", "link", "meta", "title", "select", "option", "datalist", "input", "textarea",
    "audio", "video", "map", "area", "dialog",
})  # fmt: skip
# A page's own frame is never taken as hidden: scripts show it later.
_FRAME = frozenset({"html", "body", "main", "article"})
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"\s*([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?\s*", re.IGNORECASE)
_ZERO = re.compile(r"-?0*(?:\.0+)?(?:px|pt|em|rem|%|vw|vh)?$|[01](?:\.\d+)?px$")
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|em|rem|pt)?$|-\d{2,}(?:em|rem)$|-\d{3,}%$")
_WHITE = frozenset({"#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)", "hsl(0,0%,100%)"})


def strip_hidden(root: Element) -> None:
    """Remove scripts, templates, comments and every node styled out of sight, in place."""
    hidden = _hidden_selectors(root)
    doomed = [
        node
        for node in root.iter()
        # Comments and processing instructions have no name.
        if not isinstance(node.tag, str) or node.tag in _DROPPED or _is_hidden(node, hidden)
    ]
    for node in doomed:
        _remove(node)


def _remove(node: Element) -> None:
    """Remove a node and keep the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    tail = node.tail
    if tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _is_hidden(node: Element, selectors: frozenset[tuple[str, str, str]]) -> bool:
    if node.tag in _FRAME:
        return False
    get = node.attrib.get
    if "hidden" in node.attrib or get("aria-hidden", "").strip().lower() == "true":
        return True
    style = get("style")
    if style and _hides(style, _background(node)):
        return True
    return bool(selectors) and _matches(node, selectors)


def _matches(node: Element, selectors: frozenset[tuple[str, str, str]]) -> bool:
    names = [(".", name) for name in node.attrib.get("class", "").split()]
    if "id" in node.attrib:
        names.append(("#", node.attrib["id"]))
    return any((tag, mark, name) in selectors for mark, name in names for tag in ("", node.tag))


def _hidden_selectors(root: Element) -> frozenset[tuple[str, str, str]]:
    """Simple class and id selectors that the page's own style sheets put out of sight."""
    found = set()
    for sheet in root.iter("style"):
        for selectors, body in _rules(_COMMENT.sub(" ", (sheet.text or "")[:300_000])):
            if not _hides(body, None):
                continue
            for selector in selectors.split(","):
                simple = _SIMPLE.fullmatch(selector)
                if simple and simple[2]:
                    found.add(((simple[1] or "").lower(), simple[2], simple[3]))
    return frozenset(found)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of a style sheet's own rules, without what stands in `@media {}`."""
    depth = at = 0
    opening: tuple[str, int] | None = None
    for brace in _BRACE.finditer(sheet):
        if brace.group() == "{":
            if depth == 0:
                selectors = sheet[at : brace.start()].rpartition(";")[2].strip()
                opening = None if selectors.startswith("@") else (selectors, brace.end())
            depth += 1
        else:
            if depth == 1 and opening is not None:
                yield opening[0], sheet[opening[1] : brace.start()]
            depth = max(0, depth - 1)
            at = brace.end()


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in style.lower().split(";") if ":" in part)
    return {name.strip(): value.replace("!important", "").strip().replace(" ", "") for name, value in pairs}


def _hides(style: str, background: str | None) -> bool:
    """Whether a style puts its node out of sight; `background` is what white words would stand on."""
    says = _declarations(style)
    get = says.get
    if (
        get("display") == "none"
        or get("visibility") in {"hidden", "collapse"}
        or get("opacity") in {"0", "0.0", "0%"}
    ):
        return True
    if _ZERO.match(get("font-size", "16px")) or get("color") == "transparent":
        return True
    if get("position") in {"absolute", "fixed"} and any(
        _FAR.match(get(side, "")) for side in ("left", "top", "right", "bottom", "margin-left")
    ):
        return True
    if _FAR.match(get("text-indent", "")) or get("clip", "").startswith(("rect(0", "rect(1px,1px")):
        return True
    if get("overflow") == "hidden" and (
        _ZERO.match(get("height", "1em")) or _ZERO.match(get("width", "1em"))
    ):
        return True
    own = get("background-color") or get("background")
    ground = own or background
    return get("color") in _WHITE and ground in _WHITE


def _background(node: Element) -> str:
    """The nearest background named in a style attribute above the node; a page is white."""
    above = node.getparent()
    while above is not None:
        says = _declarations(above.attrib.get("style", ""))
        ground = says.get("background-color") or says.get("background")
        if ground:
            return ground
        above = above.getparent()
    return "white"
