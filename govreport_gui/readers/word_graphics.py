"""What a drawing holds: pictures, text boxes, word art and things that cannot be taken over. Sizes in millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from govreport_gui.readers.word_inline import alternative
from govreport_gui.readers.word_names import ALTERNATE, PIC, TXBX_CONTENT, WP, A, O, R, V

_EMU_PER_MM = 36_000
_MM_PER_UNIT = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "pc": 25.4 / 6, "": 25.4 / 96}
_LENGTH = re.compile(  # what has more digits before the point is no length on paper
    r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,6}(?:\.\d*)?|\.\d+)(?![\d.])\s*([a-z]*)", re.IGNORECASE
)
_FOREIGN = {
    "chart": ("图表", "图表没有带入，请在 Word 里把它存成图片后再插入"),
    "diagram": ("SmartArt 图形", "SmartArt 图形没有带入，请在 Word 里把它存成图片后再插入"),
}

_OBJECTS = {"Excel": "嵌入的 Excel 表格", "Word": "嵌入的 Word 文档", "Equation": "公式", "MathType": "公式"}


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A place where a picture is shown: the relationship it comes by and its size."""

    relationship: str
    name: str
    linked: bool
    width_mm: float | None
    height_mm: float | None


@dataclass(frozen=True, slots=True)
class TextBox:
    """A frame with paragraphs and tables of its own."""

    content: etree._Element


@dataclass(frozen=True, slots=True)
class WordArt:
    """Text drawn as a picture."""

    text: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something drawn by another program; (what, why it is left out)."""

    what: str
    why: str


Graphic = PictureUse | TextBox | WordArt | Foreign


def graphics(element: etree._Element) -> Iterator[Graphic]:
    """Yield what w:drawing, w:pict or w:object holds, in order."""
    for child in element:
        tag = child.tag
        if tag == ALTERNATE:
            chosen = alternative(child)
            if chosen is not None:
                yield from graphics(chosen)
        elif tag == TXBX_CONTENT:
            yield TextBox(child)
        elif tag == A + "blip":
            yield from _drawn_picture(child)
        elif tag == V + "imagedata":
            yield from _vml_picture(child)
        elif tag == V + "textpath" and child.get("string"):
            yield WordArt(child.get("string", ""))
        elif tag == A + "p":
            yield WordArt("".join(part.text or "" for part in child.iter(A + "t")))
        elif tag == O + "OLEObject":
            yield Foreign(_object_name(child.get("ProgID", "")), "嵌入的内容没有带入，只取它的图片")
        else:
            yield from _foreign(child)
            yield from graphics(child)


def _object_name(program: str) -> str:
    return next((name for word, name in _OBJECTS.items() if word in program), "嵌入对象")


def _foreign(element: etree._Element) -> Iterator[Foreign]:
    if element.tag != A + "graphicData":
        return
    kind = element.get("uri", "").rsplit("/", 1)[-1]
    if kind in _FOREIGN:
        yield Foreign(*_FOREIGN[kind])


def _drawn_picture(blip: etree._Element) -> Iterator[PictureUse]:
    embedded, linked = blip.get(R + "embed"), blip.get(R + "link")
    relationship = embedded or linked
    if not relationship:
        return
    frame = next(blip.iterancestors(WP + "inline", WP + "anchor"), None)
    width, height = _drawn_size(blip, frame)
    properties = None if frame is None else frame.find(WP + "docPr")
    name = "" if properties is None else properties.get("descr") or properties.get("name") or ""
    yield PictureUse(relationship, name, not embedded, width, height)


def _drawn_size(blip: etree._Element, frame: etree._Element | None) -> tuple[float | None, float | None]:
    """Return the frame's size; where several pictures share a frame, the picture's own."""
    if frame is None:
        return None, None
    size = frame.find(WP + "extent")
    picture = next(blip.iterancestors(PIC + "pic"), None)
    if picture is not None and sum(1 for _ in frame.iter(PIC + "pic")) > 1:
        size = picture.find(f"{PIC}spPr/{A}xfrm/{A}ext")
    return (None, None) if size is None else (_emu(size.get("cx")), _emu(size.get("cy")))


def _emu(value: str | None) -> float | None:
    try:
        length = int(value or "")
    except ValueError:
        return None
    return round(length / _EMU_PER_MM, 1) if 0 < length < 2**31 else None


def _vml_picture(image: etree._Element) -> Iterator[PictureUse]:
    relationship = image.get(R + "id") or image.get(R + "pict")
    linked = image.get(R + "href")
    if not relationship and not linked:
        return
    shape = image.getparent()
    size = _vml_size("" if shape is None else shape.get("style", ""))
    name = image.get(O + "title", "")
    yield PictureUse(relationship or linked or "", name, not relationship, size.get("width"), size.get("height"))


def _vml_size(style: str) -> dict[str, float]:
    """Return width and height of a VML style (width:120pt;height:3cm) as far as they are lengths."""
    sizes: dict[str, float] = {}
    for name, number, unit in _LENGTH.findall(style):
        scale = _MM_PER_UNIT.get(unit.lower())
        if scale:
            sizes[name.lower()] = round(float(number) * scale, 1)
    return sizes
