"""Walk over a web page and make blocks of it, tag by tag: no tree is built, so nothing is too deep.

A paragraph ends where any block begins or ends, so unclosed and misnested tags do no harm. Text in a table outside its
cells stands before the table, as in browsers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from govreport_gui.blocks import Blocks, Grid, Paragraph, Skipped, SkippedKind
from govreport_gui.errors import ReadError
from govreport_gui.readers import html_style as style
from govreport_gui.readers.html_flow import Flow, Flows
from govreport_gui.readers.html_grids import Close, Grids
from govreport_gui.readers.html_left_out import CODE, FRAME, HIDDEN, LANDMARKS, LEFT_OUT, NOTE_MARKS
from govreport_gui.readers.html_line import IN_PARAGRAPH
from govreport_gui.readers.html_pictures import FindContent, picture
from govreport_gui.readers.html_style import Attributes
from govreport_gui.readers.html_table import RowGroup

MOST_TAGS = 200_000
_TOO_MANY_TAGS = "这个网页太大或已经损坏，读不出来。请在浏览器里打开它，把报告正文复制到 Word 里，存为 .docx 后再导入。"
_TYPED = frozenset(("", "text", "number", "tel"))  # kinds of <input> that show their value as text
_GROUPS = {"thead": RowGroup.HEAD, "tbody": RowGroup.BODY, "tfoot": RowGroup.FOOT}


@dataclass(slots=True)
class _List:
    """A list and the number of its next item."""

    numbers: tuple[str, str] | None
    next: int


@dataclass(frozen=True, slots=True)
class _Style:
    """What elements hand down to what stands in them."""

    blanks_kept: bool = False
    level: int = 0
    in_article: bool = False
    items: _List | None = None


@dataclass(slots=True)
class _Open:
    """An element that has begun, and what to do at its end."""

    style: _Style
    close: Close | None


@dataclass(slots=True)
class _Muted:
    """An element whose text is not shown: how many elements stand around it, and what to do with the text."""

    depth: int
    done: Callable[[str], None]
    text: list[str] = field(default_factory=list)


class Page:
    """Takes the parser's events. `blocks`, and the addresses of `frames` in the page, are complete after `close`.

    `find` looks up pictures that lie in the same file; `prefix` begins every source.
    """

    def __init__(self, find: FindContent, prefix: str = "") -> None:
        self.frames: list[str] = []
        self._find = find
        self._flows = Flows(prefix)
        self._grids = Grids(self._flows, self._end_paragraph)
        self._open: list[_Open] = [_Open(_Style(), None)]
        self._muted: _Muted | None = None
        self._tags = 0
        self._note_marks = 0

    @property
    def blocks(self) -> Blocks:
        """Return the blocks of the page."""
        return self._flows.page.out

    # The parser's events

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        self._tags += 1
        if self._tags > MOST_TAGS:
            raise ReadError(_TOO_MANY_TAGS)
        outer = self._open[-1].style
        attributes = attributes or {}  # the parser's own empty mapping is slow
        if self._muted is not None:
            self._open.append(_Open(outer, None))
        elif done := self._left_out(tag, attributes):
            self._muted = _Muted(len(self._open), done)
            self._open.append(_Open(outer, None))
        else:
            close = _OPENERS.get(tag, Page._open_any)(self, tag, attributes)
            self._open.append(_Open(_inner_style(tag, attributes, outer), close))

    def end(self, tag: str) -> None:
        """Take the end of the element that began last."""
        if len(self._open) == 1:
            return
        if close := self._open[-1].close:
            close()
        self._open.pop()
        if self._muted is not None and len(self._open) == self._muted.depth:
            muted, self._muted = self._muted, None
            muted.done(" ".join("".join(muted.text).split()))

    def data(self, text: str) -> None:
        """Take text."""
        if self._muted is not None:
            self._muted.text.append(text)
            return
        if not text.isspace():
            self._grids.leave_implied()
        self._flows.here.line.add(text, blanks_kept=self._open[-1].style.blanks_kept)

    def close(self) -> Page:
        """Take the end of the page."""
        while len(self._open) > 1:
            self.end("")
        self._grids.end_all()
        self._end_paragraph()
        if self._note_marks:
            self.blocks.append(Skipped(f"{self._note_marks} 个注", NOTE_MARKS, "document"))
        return self

    # What is left out

    def _left_out(self, tag: str, attributes: Attributes) -> Callable[[str], None] | None:
        """Return what to do with the text of an element that is not shown, None for one that is."""
        if tag in CODE:
            return _drop
        if style.is_hidden(attributes) and tag not in ("html", "body"):  # scripts show the page when it is loaded
            return lambda text: self._flows.skip(text, HIDDEN, SkippedKind.HIDDEN_TEXT)
        if tag == "a" and style.is_note_mark(attributes):
            return self._count_note_mark
        if style.inline(attributes).list_mark:
            return self._list_mark
        return self._left_out_by_tag(tag, attributes.get("src", "").strip()) if tag in LEFT_OUT else None

    def _left_out_by_tag(self, tag: str, address: str) -> Callable[[str], None]:
        if LEFT_OUT[tag] == FRAME:
            self.frames.append(address)
            if self._find(address) is not None:
                return _drop  # it lies in the same file and will be read
        return lambda text: self._flows.skip(text or address, LEFT_OUT[tag])

    def _count_note_mark(self, text: str) -> None:
        self._note_marks += 1

    def _list_mark(self, text: str) -> None:
        """Keep the number Word wrote before a list's item; a bullet is one sign, often a letter in a font of signs."""
        if len(text) > 1 or text.isnumeric():
            self._flows.here.line.add(text)

    # Elements: each opener returns what to do at the element's end

    def _open_any(self, tag: str, attributes: Attributes) -> Close | None:
        mark = style.landmark(tag, attributes)
        if mark in LANDMARKS and not (mark in ("header", "footer") and self._open[-1].style.in_article):
            return self._open_landmark(LANDMARKS[mark])
        return self._open_block() if style.is_block(tag, attributes) else None

    def _open_block(self) -> Close:
        self._grids.leave_implied()
        self._end_paragraph()
        return self._end_paragraph

    def _open_landmark(self, why: str) -> Close:
        self._open_block()
        flow, mark = self._flows.here, len(self._flows.here.out)
        return lambda: self._end_landmark(flow, mark, why)

    def _end_landmark(self, flow: Flow, mark: int, why: str) -> None:
        """Leave out what stood in a part of the page beside the text, unless it holds a heading or a table."""
        self._end_paragraph()
        if flow is not self._flows.here:
            return  # a table's end cut it off: what stood in it is read already
        inside = flow.out[mark:]
        if any(isinstance(block, Grid) or (isinstance(block, Paragraph) and block.level) for block in inside):
            return
        flow.out[mark:] = [block for block in inside if isinstance(block, Skipped)]
        self._flows.skip("\n".join(block.text for block in inside if isinstance(block, Paragraph)), why)

    def _break(self, tag: str, attributes: Attributes) -> None:
        self._flows.here.line.end_line(inside=IN_PARAGRAPH in attributes.get("class", "").split())

    def _image(self, tag: str, attributes: Attributes) -> None:
        flow = self._flows.here
        found = picture(attributes, self._find, flow.next("picture"))
        if found is not None:
            flow.pictures.append(found)

    def _input(self, tag: str, attributes: Attributes) -> None:
        if attributes.get("type", "").lower() in _TYPED:
            self._flows.here.line.add(attributes.get("value", ""))

    def _item(self, tag: str, attributes: Attributes) -> Close:
        self._open_block()
        items, line = self._open[-1].style.items, self._flows.here.line
        if items is not None and items.numbers is not None:
            value = style.whole_number(attributes.get("value", ""), items.next)
            items.next = value + 1
            line.label = style.list_label(value, items.numbers)
        return self._end_item

    def _end_item(self) -> None:
        self._end_paragraph()
        self._flows.here.line.label = ""

    def _table(self, tag: str, attributes: Attributes) -> Close:
        self._open_block()
        return self._grids.start_table(looked_through=style.is_presentation(attributes))

    def _row_group(self, tag: str, attributes: Attributes) -> Close:
        return self._grids.start_group(_GROUPS[tag])

    def _row(self, tag: str, attributes: Attributes) -> Close:
        return self._grids.start_row(flat=style.is_flat(attributes))

    def _cell(self, tag: str, attributes: Attributes) -> Close:
        columns = style.whole_number(attributes.get("colspan", ""), 1)
        rows = style.whole_number(attributes.get("rowspan", ""), 1)
        return self._grids.start_cell(columns, rows, drawn=not style.inline(attributes).place_holder)

    def _end_paragraph(self) -> None:
        self._flows.end_paragraph(self._open[-1].style.level)
        if not self._grids.is_open:
            self._flows.release()


def _drop(text: str) -> None:
    """Leave out what is not meant for readers."""


def _inner_style(tag: str, attributes: Attributes, outer: _Style) -> _Style:
    """Return what an element hands down."""
    if tag in ("td", "th"):
        return _Style(blanks_kept=outer.blanks_kept, in_article=outer.in_article)
    if tag in ("ol", "ul"):
        first = style.whole_number(attributes.get("start", ""), 1)
        return replace(outer, items=_List(style.list_numbers(tag, attributes), first))
    blanks_kept = style.keeps_blanks(tag, attributes, outer.blanks_kept)
    level = style.heading_level(tag, attributes, outer.level)
    in_article = outer.in_article or style.landmark(tag, attributes) in ("article", "main")
    if (blanks_kept, level, in_article) == (outer.blanks_kept, outer.level, outer.in_article):
        return outer
    return _Style(blanks_kept, level, in_article, outer.items)


_Opener = Callable[[Page, str, Attributes], Close | None]
_OPENERS: dict[str, _Opener] = {
    "br": Page._break,
    "img": Page._image,
    "input": Page._input,
    "li": Page._item,
    "table": Page._table,
    **dict.fromkeys(_GROUPS, Page._row_group),
    "tr": Page._row,
    "td": Page._cell,
    "th": Page._cell,
}
