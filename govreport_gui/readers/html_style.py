"""What tags, attributes and inline styles of a web page say about showing it. Style sheets are not worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govreport_gui.readers.word_numerals import number_text

Attributes = Mapping[str, str]

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "noframes", "ol",
    "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "xmp",
))  # fmt: skip
KEEPS_BLANKS = frozenset(("pre", "listing", "plaintext", "xmp", "textarea"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([\w-]+)", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"white-space\s*:\s*([\w-]+)", re.IGNORECASE)
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_NO_HEIGHT = re.compile(r"(?:^|;)\s*height\s*:\s*0(?:\.0*)?\s*(?:[a-z]{2})?\s*(?:;|$)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(px|pt|mm|cm|in|)\s*", re.IGNORECASE)
_MM = {"": 25.4 / 96, "px": 25.4 / 96, "pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4}
_NOTE_CLASSES = frozenset(
    ("footnote-ref", "footnote-back", "sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym")
)
_NOTE_TARGETS = ("#_ftn", "#_edn", "#_ftnref", "#_ednref")
_ROLES = {
    "navigation": "nav",
    "search": "nav",
    "complementary": "aside",
    "banner": "header",
    "contentinfo": "footer",
}  # landmarks by role → the element that says the same
_NUMBERS = {
    "1": ("decimal", "."),
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "a": ("lowerLetter", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "lower-roman": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "cjk-decimal": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-informal": ("taiwaneseCountingThousand", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
}  # list styles → Word's name for the numerals, and what stands behind them


def style_of(attributes: Attributes) -> str:
    """Return the inline style."""
    return attributes.get("style", "")


def is_hidden(attributes: Attributes) -> bool:
    """Say whether an element is not shown."""
    return "hidden" in attributes or _HIDDEN.search(style_of(attributes)) is not None


def is_block(tag: str, attributes: Attributes) -> bool:
    """Say whether an element begins and ends a paragraph."""
    if found := _DISPLAY.search(style_of(attributes)):
        return not found[1].lower().startswith(("inline", "contents"))
    return tag in BLOCKS


def keeps_blanks(tag: str, attributes: Attributes, inherited: bool) -> bool:
    """Say whether blanks and line ends of the source are shown."""
    if found := _WHITE_SPACE.search(style_of(attributes)):
        return found[1].lower() in ("pre", "pre-wrap", "break-spaces")
    return inherited or tag in KEEPS_BLANKS


def heading_level(tag: str, attributes: Attributes, inherited: int) -> int:
    """Return the level an element gives its paragraphs: <h2> is 2."""
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    found = _OUTLINE.search(style_of(attributes))
    return int(found[1]) if found else inherited


def landmark(tag: str, attributes: Attributes) -> str:
    """Return the tag that says what part of a page an element is: nav, aside, header, footer, main …, or its own."""
    if tag == "div" and attributes.get("title") in ("header", "footer"):
        return attributes["title"]  # LibreOffice's page headers and footers
    return _ROLES.get(attributes.get("role", "").strip().lower(), tag)


def is_presentation(attributes: Attributes) -> bool:
    """Say whether a table says itself that it only lays out the page."""
    return attributes.get("role", "").strip().lower() in ("presentation", "none")


def is_note_mark(attributes: Attributes) -> bool:
    """Say whether a link is the number of a footnote, in the text or before the note."""
    if attributes.get("role") in ("doc-noteref", "doc-backlink"):
        return True
    classes = set(attributes.get("class", "").lower().split())
    return bool(classes & _NOTE_CLASSES) or attributes.get("href", "").startswith(_NOTE_TARGETS)


def is_list_mark(attributes: Attributes) -> bool:
    """Say whether Word wrote the number or bullet of a list here."""
    return "mso-list:ignore" in style_of(attributes).replace(" ", "").lower()


def is_place_holder(attributes: Attributes) -> bool:
    """Say whether a cell only fills a place that Word leaves out."""
    return "mso-cell-special:placeholder" in style_of(attributes).replace(" ", "").lower()


def is_flat(attributes: Attributes) -> bool:
    """Say whether a row has no height: Word ends tables with one that only fixes the widths."""
    return attributes.get("height", "").strip() == "0" or _NO_HEIGHT.search(style_of(attributes)) is not None


def list_numbers(tag: str, attributes: Attributes) -> tuple[str, str] | None:
    """Return a list's numerals and what stands behind them; None for bullets, or none at all."""
    found = _LIST_STYLE.search(style_of(attributes))
    for name in found[1].lower().split() if found else ():
        if name in ("none", "disc", "circle", "square"):
            return None
        if name in _NUMBERS:
            return _NUMBERS[name]
    return _NUMBERS.get(attributes.get("type", "1").strip(), _NUMBERS["1"]) if tag == "ol" else None


def list_label(value: int, numbers: tuple[str, str]) -> str:
    """Return the number before a list's item."""
    return number_text(value, numbers[0]) + numbers[1]


def whole_number(text: str, usual: int) -> int:
    """Return the number at the start of an attribute's value, as browsers read it; `usual` where there is none."""
    found = re.match(r"\s*([+-]?\d{1,9})", text)
    return int(found[1]) if found else usual


def length_mm(name: str, attributes: Attributes) -> float | None:
    """Return an image's width or height, None where the page does not say it in a fixed unit."""
    found = re.search(rf"(?:^|;)\s*{name}\s*:([^;]+)", style_of(attributes), re.IGNORECASE)
    length = _LENGTH.fullmatch(found[1] if found else attributes.get(name, ""))
    return round(float(length[1]) * _MM[length[2].lower()], 2) if length else None
