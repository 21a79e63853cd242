"""What tags, attributes and inline styles of a web page say about showing it. Style sheets are not worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

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
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([\w-]+)")
_WHITE_SPACE = re.compile(r"white-space\s*:\s*([\w-]+)")
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)")
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore")
_PLACE_HOLDER = re.compile(r"mso-cell-special\s*:\s*placeholder")
_NO_HEIGHT = re.compile(r"(?:^|;)\s*height\s*:\s*0(?:\.0*)?\s*(?:[a-z]{2})?\s*(?:;|$)")
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


@dataclass(frozen=True, slots=True)
class Inline:
    """What the style attribute of an element says, as far as it matters here; "" and 0 where it says nothing."""

    hidden: bool = False
    display: str = ""
    white_space: str = ""
    level: int = 0  # of a heading, as Word writes it
    list_style: str = ""
    list_mark: bool = False  # Word wrote the number or bullet of a list here
    place_holder: bool = False  # a cell that only fills a place Word leaves out
    flat: bool = False  # no height: Word ends tables with a row that only fixes the widths


_NOTHING_SAID = Inline()


def inline(attributes: Attributes) -> Inline:
    """Return what an element's style attribute says."""
    text = attributes.get("style")
    return _inline(text) if text else _NOTHING_SAID


@lru_cache(maxsize=256)
def _inline(text: str) -> Inline:
    """Read a style; most elements of a page share a few."""
    text = text.lower()
    level = _said(_OUTLINE, text)
    return Inline(
        hidden=_HIDDEN.search(text) is not None,
        display=_said(_DISPLAY, text),
        white_space=_said(_WHITE_SPACE, text),
        level=int(level) if level else 0,
        list_style=_said(_LIST_STYLE, text),
        list_mark=_LIST_MARK.search(text) is not None,
        place_holder=_PLACE_HOLDER.search(text) is not None,
        flat=_NO_HEIGHT.search(text) is not None,
    )


def _said(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def is_hidden(attributes: Attributes) -> bool:
    """Say whether an element is not shown."""
    return inline(attributes).hidden or "hidden" in attributes


def is_block(tag: str, attributes: Attributes) -> bool:
    """Say whether an element begins and ends a paragraph."""
    display = inline(attributes).display
    return not display.startswith(("inline", "contents")) if display else tag in BLOCKS


def keeps_blanks(tag: str, attributes: Attributes, inherited: bool) -> bool:
    """Say whether blanks and line ends of the source are shown."""
    white_space = inline(attributes).white_space
    return white_space in ("pre", "pre-wrap", "break-spaces") if white_space else inherited or tag in KEEPS_BLANKS


def heading_level(tag: str, attributes: Attributes, inherited: int) -> int:
    """Return the level an element gives its paragraphs: <h2> is 2."""
    return _HEADINGS.get(tag) or inline(attributes).level or inherited


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


def is_flat(attributes: Attributes) -> bool:
    """Say whether a row has no height."""
    return inline(attributes).flat or attributes.get("height", "").strip() == "0"


def list_numbers(tag: str, attributes: Attributes) -> tuple[str, str] | None:
    """Return a list's numerals and what stands behind them; None for bullets, or none at all."""
    for name in inline(attributes).list_style.split():
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
    """Return an image's width or height, None where the page does not say it in a fixed unit.

    Where the style leaves it open, as in "height: auto", the attribute holds: browsers copy such styles off any page.
    """
    found = re.search(rf"(?:^|;)\s*{name}\s*:([^;]+)", attributes.get("style", ""), re.IGNORECASE)
    length = (found and _LENGTH.fullmatch(found[1])) or _LENGTH.fullmatch(attributes.get(name, ""))
    return round(float(length[1]) * _MM[length[2].lower()], 2) if length else None
