"""The text of one paragraph, as printed once all tracked changes are accepted.

What is not text (pictures, text boxes, notes, comments) is put aside in the line for whoever walks the blocks.
Elements not known here are looked through, so that no wrapper can hide text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from govreport_gui.readers.word_names import (
    ALTERNATE,
    BR,
    CHOICE,
    COMMENT_REFERENCE,
    CR,
    DEL,
    DEL_TEXT,
    DRAWING,
    ENDNOTE_REFERENCE,
    FALLBACK,
    FLD_CHAR,
    FLD_SIMPLE,
    FOOTNOTE_REFERENCE,
    ID,
    INS,
    INSTR_TEXT,
    MOVE_FROM,
    NO_BREAK_HYPHEN,
    OBJECT,
    P_PR,
    PICT,
    PTAB,
    R_PR,
    R_STYLE,
    RUBY,
    RUBY_BASE,
    RUN,
    SDT_PR,
    SOFT_HYPHEN,
    SYM,
    TAB,
    TEXT,
    VAL,
    VANISH,
    M,
    P,
    W,
)
from govreport_gui.readers.word_styles import is_on

DELETED = "修订中已删除的文字，没有带入"
INSERTED = "修订中新加的文字，已按接受修订带入"
MOVED = "修订中已移走的文字，按新的位置带入"
HIDDEN = "隐藏文字，没有带入"

_RAW_BREAK = re.compile(r"[\t\r\n]+")
_FIELD_NAME = re.compile(r"\s*([A-Za-z]+)")
_WINGDINGS = {0xFC: "√", 0xFB: "×", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●", 0xD8: "➢"}


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote or endnote; `kind` is the kind of part it stands in."""

    kind: str
    note_id: str


@dataclass(frozen=True, slots=True)
class CommentMark:
    """A reference to a comment."""

    comment_id: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that is not printed, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, with whatever stands in it."""

    element: etree._Element


@dataclass(slots=True)
class Line:
    """What one paragraph holds: the pieces of its text, and what is attached to it."""

    parts: list[str] = field(default_factory=list)
    attached: list[NoteMark | CommentMark | LeftOut | Drawn] = field(default_factory=list)
    code: list[str] = field(default_factory=list)  # text between a field's begin and its result

    def prepend(self, other: Line) -> None:
        """Put the content of the paragraph before in front: its end was deleted or hidden."""
        self.parts[:0] = other.parts
        self.attached[:0] = other.attached


@dataclass(slots=True)
class _Field:
    in_code: bool = True
    code: str = ""


class InlineReader:
    """Reads paragraphs in order: a field may begin in one and end in another. `field_names` are the codes left out."""

    def __init__(self, style_is_hidden: Callable[[str], bool] | None) -> None:
        """Look for hidden text only where a test for character styles is given (it costs time)."""
        self._style_is_hidden = style_is_hidden
        self._fields: list[_Field] = []
        self._open_codes = 0
        self.field_names: dict[str, None] = {}

    def read(self, paragraph: etree._Element) -> Line:
        """Return what a paragraph holds."""
        line = Line()
        self._children(paragraph, line)
        if self._open_codes:
            self._give_up_codes(line)
        return line

    def _children(self, element: etree._Element, line: Line) -> None:
        for child in element:
            handler = _HANDLERS.get(child.tag, InlineReader._children)
            if handler is not None:
                handler(self, child, line)

    def _add(self, text: str, line: Line) -> None:
        (line.code if self._open_codes else line.parts).append(text)

    def _text(self, element: etree._Element, line: Line) -> None:
        text = element.text
        if not text:
            return
        if "\n" in text or "\t" in text:
            text = _RAW_BREAK.sub(" ", text)  # Word shows a raw line feed as a blank
        self._add(text, line)

    def _run(self, run: etree._Element, line: Line) -> None:
        if self._style_is_hidden is None or not self._is_hidden(run):
            self._children(run, line)
            return
        aside = Line()
        self._children(run, aside)
        if aside.parts or any(isinstance(attached, Drawn) for attached in aside.attached):
            line.attached.append(LeftOut("".join(aside.parts) or "图片", HIDDEN))

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = run.find(R_PR)
        if properties is None or self._style_is_hidden is None:
            return False
        vanish = properties.find(VANISH)
        if vanish is not None:
            return is_on(vanish)
        style = properties.find(R_STYLE)
        return style is not None and self._style_is_hidden(style.get(VAL, ""))

    def _tab(self, element: etree._Element, line: Line) -> None:
        self._add("\t", line)

    def _break(self, element: etree._Element, line: Line) -> None:
        self._add("\n", line)

    def _hyphen(self, element: etree._Element, line: Line) -> None:
        self._add("-", line)

    def _symbol(self, element: etree._Element, line: Line) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
            sign = chr(code)
        except (ValueError, OverflowError):
            return
        if "Wingdings" in element.get(W + "font", ""):
            sign = _WINGDINGS.get(code & 0xFF, sign)
        self._add(sign, line)

    def _fraction(self, element: etree._Element, line: Line) -> None:
        for index, part in enumerate(element.iterchildren(M + "num", M + "den")):
            if index:
                self._add("/", line)
            self._children(part, line)

    def _deleted(self, element: etree._Element, line: Line) -> None:
        if next(element.iter(TEXT, DEL_TEXT), None) is not None:
            line.attached.append(LeftOut("", MOVED if element.tag == MOVE_FROM else DELETED))
        for remark in element.iter(COMMENT_REFERENCE):  # on deleted words: it still says something
            self._comment(remark, line)

    def _inserted(self, element: etree._Element, line: Line) -> None:
        if next(element.iter(TEXT), None) is not None:
            line.attached.append(LeftOut("", INSERTED))
        self._children(element, line)

    def _alternate(self, element: etree._Element, line: Line) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._children(chosen, line)

    def _ruby(self, element: etree._Element, line: Line) -> None:
        base = element.find(RUBY_BASE)
        if base is not None:
            self._children(base, line)

    def _field_mark(self, element: etree._Element, line: Line) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            self._open_codes += 1
            return
        if not self._fields:
            return
        if self._fields[-1].in_code:
            self._leave_code(self._fields[-1])
        if kind == "end":
            self._fields.pop()

    def _leave_code(self, entry: _Field) -> None:
        entry.in_code = False
        self._open_codes -= 1
        self._note_field(entry.code)

    def _note_field(self, code: str) -> None:
        name = _FIELD_NAME.match(code)
        if name:
            self.field_names[name[1].upper()] = None

    def _field_code(self, element: etree._Element, line: Line) -> None:
        if self._fields and self._fields[-1].in_code and len(self._fields[-1].code) < 80:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: etree._Element, line: Line) -> None:
        self._note_field(element.get(W + "instr", ""))
        self._children(element, line)

    def _give_up_codes(self, line: Line) -> None:
        """Close fields whose result never came, so that they cannot swallow the rest of the document."""
        self._fields = [entry for entry in self._fields if not entry.in_code]
        self._open_codes = 0
        line.parts += line.code

    def _graphic(self, element: etree._Element, line: Line) -> None:
        if not self._open_codes:
            line.attached.append(Drawn(element))

    def _footnote(self, element: etree._Element, line: Line) -> None:
        line.attached.append(NoteMark("footnotes", element.get(ID, "")))

    def _endnote(self, element: etree._Element, line: Line) -> None:
        line.attached.append(NoteMark("endnotes", element.get(ID, "")))

    def _comment(self, element: etree._Element, line: Line) -> None:
        line.attached.append(CommentMark(element.get(ID, "")))


_Handler = Callable[[InlineReader, etree._Element, Line], None]
_HANDLERS: dict[str, _Handler | None] = {
    RUN: InlineReader._run,
    TEXT: InlineReader._text,
    M + "t": InlineReader._text,
    M + "f": InlineReader._fraction,
    TAB: InlineReader._tab,
    PTAB: InlineReader._tab,
    BR: InlineReader._break,
    CR: InlineReader._break,
    NO_BREAK_HYPHEN: InlineReader._hyphen,
    SYM: InlineReader._symbol,
    INS: InlineReader._inserted,
    DEL: InlineReader._deleted,
    MOVE_FROM: InlineReader._deleted,
    ALTERNATE: InlineReader._alternate,
    RUBY: InlineReader._ruby,
    FLD_CHAR: InlineReader._field_mark,
    FLD_SIMPLE: InlineReader._simple_field,
    INSTR_TEXT: InlineReader._field_code,
    DRAWING: InlineReader._graphic,
    PICT: InlineReader._graphic,
    OBJECT: InlineReader._graphic,
    FOOTNOTE_REFERENCE: InlineReader._footnote,
    ENDNOTE_REFERENCE: InlineReader._endnote,
    COMMENT_REFERENCE: InlineReader._comment,
    # Nothing to print
    P_PR: None,
    R_PR: None,
    SDT_PR: None,
    DEL_TEXT: None,
    SOFT_HYPHEN: None,
    M + "rPr": None,
    W + "proofErr": None,
    W + "bookmarkStart": None,
    W + "bookmarkEnd": None,
    W + "lastRenderedPageBreak": None,
}


def alternative(element: etree._Element) -> etree._Element | None:
    """Return the one branch of mc:AlternateContent to read: the first choice, else the fallback."""
    choice = element.find(CHOICE)
    return element.find(FALLBACK) if choice is None else choice


def plain_text(element: etree._Element) -> str:
    """Return all text under an element, deleted text too, paragraphs joined by line feeds."""
    lines: list[str] = [""]
    _collect(element, lines)
    return "\n".join(line for line in lines if line.strip())


def _collect(element: etree._Element, lines: list[str]) -> None:
    for child in element:
        if child.tag in (TEXT, DEL_TEXT):
            lines[-1] += child.text or ""
        elif child.tag != FALLBACK:
            _collect(child, lines)
        if child.tag == P:
            lines.append("")
