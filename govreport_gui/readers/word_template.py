"""Take the looks of somebody's own Word file: fonts and sizes of its styles, its line pitch and its margins.

Only what the styles say themselves. Text that was formatted by hand says nothing about the next document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from govreport_gui.page_storage import LIMITS
from govreport_gui.readers.opening import require_readable, told_plainly
from govreport_gui.readers.package import WORD, Package
from govreport_gui.readers.word_names import VAL, W
from govreport_gui.writers.page_profile import PageProfile, font_named

_MM_PER_TWIP = 25.4 / 1440
_MARGINS = {"top": "top_mm", "bottom": "bottom_mm", "left": "left_mm", "right": "right_mm"}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Name of a Word style → our font, our size (None: it goes with the body's), and what the clerk calls it.
_STYLES = (
    ("normal", "body", "body_pt", "正文"),
    ("title", "title", "title_pt", "标题"),
    ("heading 1", "heading", None, "一级标题"),
    ("heading 2", "subheading", None, "二级标题"),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A page profile with what was taken over, and that in words."""

    page: PageProfile
    taken: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    values: dict[str, object] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def take_styles(path: Path, page: PageProfile) -> Template:
    """Return a page like that of a .docx, as far as its styles say. ReadError, with advice, where it cannot be read."""
    require_readable(path)
    with told_plainly(path), Package(path, WORD) as package:
        part, _, root = package.main()
        kinds = {link.kind: link.target for link in package.relationships(part).values() if not link.external}
        styles = _Styles(package.xml(kinds.get("styles", "")), package.xml(kinds.get("theme", "")))
        gathered = _Gathered()
        _take_fonts(styles, gathered)
        _take_pitch(styles, gathered)
        _take_margins(root, gathered)
    return Template(replace(page, **gathered.values), tuple(gathered.words))  # type: ignore[arg-type]  # gathered by name


class _Styles:
    """The styles of a file by their names in lower case."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None) -> None:
        styles = [] if root is None else list(root.iter(W + "style"))
        self._by_id = {style.get(W + "styleId", ""): style for style in styles}
        self._by_name = {_value(style, "name").lower(): style for style in styles}
        self._defaults = None if root is None else root.find(W + "docDefaults")
        self._theme = theme

    def has(self, name: str) -> bool:
        return name in self._by_name

    def settings(self, name: str, kind: str, setting: str) -> Iterator[etree._Element]:
        """Yield a setting (of kind "rPr" or "pPr") of a style, of those it is based on, of the defaults."""
        style, seen = self._by_name.get(name), set()
        while style is not None and style not in seen:
            seen.add(style)
            yield from style.iterfind(f"{W}{kind}/{W}{setting}")
            style = self._by_id.get(_value(style, "basedOn"))
        if self._defaults is not None:
            yield from self._defaults.iterfind(f"{W}{kind}Default/{W}{kind}/{W}{setting}")

    def font(self, name: str) -> str:
        """Return the Chinese font of a style, "" where it names none."""
        for fonts in self.settings(name, "rPr", "rFonts"):
            found = fonts.get(W + "eastAsia") or self._theme_font(fonts.get(W + "eastAsiaTheme", ""))
            if found:
                return found
        return ""

    def _theme_font(self, key: str) -> str:
        if self._theme is None or not key:
            return ""
        scheme = next(self._theme.iter(f"{_A}{'major' if key.startswith('major') else 'minor'}Font"), None)
        faces = [] if scheme is None else [scheme.find(_A + "ea"), scheme.find(f"{_A}font[@script='Hans']")]
        return next((name for face in faces if face is not None and (name := face.get("typeface", ""))), "")

    def size(self, name: str) -> str:
        """Return the size of a style in half points."""
        return next((size.get(VAL, "") for size in self.settings(name, "rPr", "sz")), "")

    def pitch(self, name: str) -> str:
        """Return the exact line pitch of a style in twips; "" where lines follow the letters."""
        for spacing in self.settings(name, "pPr", "spacing"):
            if spacing.get(W + "line"):
                return spacing.get(W + "line", "") if spacing.get(W + "lineRule") == "exact" else ""
        return ""


def _take_fonts(styles: _Styles, gathered: _Gathered) -> None:
    for name, font_key, size_key, called in _STYLES:
        if not styles.has(name):
            continue
        font = styles.font(name)
        points = _measure(size_key, styles.size(name), 1 / 2) if size_key else None
        if font:
            gathered.values[font_key] = font_named(font)
        if size_key and points:
            gathered.values[size_key] = points
        if font or points:
            gathered.words.append(f"{called}：{font}{f' {points:g}磅' if points else ''}")


def _take_pitch(styles: _Styles, gathered: _Gathered) -> None:
    if pitch := _measure("line_pt", styles.pitch("normal"), 1 / 20):
        gathered.values["line_pt"] = pitch
        gathered.words.append(f"行距：{pitch:g}磅")


def _take_margins(root: etree._Element, gathered: _Gathered) -> None:
    margins = next(root.iter(W + "pgMar"), None)
    if margins is None:
        return
    lengths = {key: _measure(key, margins.get(W + side, ""), _MM_PER_TWIP) for side, key in _MARGINS.items()}
    if all(lengths.values()):
        gathered.values |= lengths
        gathered.words.append(f"页边距：上、下、左、右 {'、'.join(f'{mm:g}' for mm in lengths.values())} 毫米")


def _value(style: etree._Element, name: str) -> str:
    found = style.find(W + name)
    return "" if found is None else found.get(VAL, "")


def _measure(key: str, text: str, unit: float) -> float | None:
    """Return a measure counted in a unit; None where it is no number, or none that our page takes."""
    number = round(float(text) * unit, 2 if key.endswith("_pt") else 1) if text.isdecimal() else 0.0
    least, most = LIMITS[key]
    return number if least <= number <= most else None
