"""Read a Word file (.docx, .docm, .dotx; strict or transitional) by walking its XML.

The text is the one Word would print with all tracked changes accepted. What is left out (deleted and hidden text,
comments, headers, field codes …) is reported as Skipped. Not for .doc, .wps and .rtf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from govreport_gui.blocks import Blocks, Grid, GridCell, Paragraph, Skipped, SkippedKind
from govreport_gui.readers.package import WORD, Package
from govreport_gui.readers.word_graphics import Foreign, PictureUse, TextBox, WordArt, graphics
from govreport_gui.readers.word_inline import (
    DELETED,
    HIDDEN,
    INSERTED,
    MOVED,
    CommentMark,
    Drawn,
    InlineReader,
    LeftOut,
    Line,
    NoteMark,
    alternative,
    plain_text,
)
from govreport_gui.readers.word_names import (
    ALT_CHUNK,
    ALTERNATE,
    BODY,
    DEL,
    MOVE_FROM,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    SECT_PR,
    TBL,
    TEXT,
    VAL,
    P,
    R,
    W,
)
from govreport_gui.readers.word_origin import origin
from govreport_gui.readers.word_properties import PLAIN, Properties, properties_of
from govreport_gui.readers.word_related import Related
from govreport_gui.readers.word_styles import Inherited, outline_level
from govreport_gui.readers.word_table import PlacedCell, lay_out
from govreport_gui.readers.word_table_marks import table_marks
from govreport_gui.readers.word_version import version_mark
from govreport_gui.readers.xml_number import whole_number

_CONTENTS = "目录由 Word 自动生成，没有带入"
_COMMENT = "批注不属于正文，没有带入"
_COVERED = "被合并单元格盖住的文字，Word 里看不到，没有带入"
_CHUNK = "嵌入的网页只带入文字，请对照原文检查"
_NO_CHUNK = "嵌入的文件没有带入，请用 Word 打开并另存一次后再导入"
_NO_PICTURE = "图片不在文件里、已损坏或太大，没有带入"
_FIELDS = "域代码没有带入，只取它显示的结果"
_BULLETS = "项目符号没有带入"
_NOTE_MARKS = "脚注、尾注的编号没有带入，注文放在它所在的段落或表格之后"
_UNQUOTED = (DELETED, MOVED, INSERTED)  # what was deleted on purpose must not come back in a list of notes
_KINDS = {
    DELETED: SkippedKind.TRACKED_CHANGE,
    MOVED: SkippedKind.TRACKED_CHANGE,
    INSERTED: SkippedKind.TRACKED_CHANGE,
    HIDDEN: SkippedKind.HIDDEN_TEXT,
    _COMMENT: SkippedKind.COMMENT,
}
_NOTE_KINDS = {"footnotes": "footnote", "endnotes": "endnote"}

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read(path: Path) -> Blocks:
    """Return what stands in a Word file. ReadError, with advice, where it is damaged or beyond the limits."""
    with Package(path, WORD) as package:
        part, data, root = package.main()
        related = Related(package, part)
        hidden = [*origin(package, (part, related.part_of("settings"))), *version_mark(package, root)]
        return _Walker(related, data).document(root) + hidden


@dataclass(slots=True)
class _Place:
    """Where the walk is: in the document (no name), a cell, a text box or a note; what was counted there so far."""

    name: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    held: tuple[Line, Properties] | None = None  # a paragraph whose end is gone: it goes on in the next one

    def next(self, kind: str) -> str:
        """Return the source of the next thing of a kind: "table 2", or "table 2, row 3, cell 5, table 1"."""
        number = self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{self.name}, {kind} {number}" if self.name else f"{kind} {number}"


_NO_STYLE = Inherited()


class _Walker:
    """Walks one document. `_aside` gathers what follows the paragraph or table being walked: notes and Skipped."""

    def __init__(self, related: Related, data: bytes) -> None:
        self._related = related
        # Looking for hidden text and deleted paragraph ends costs time in every run: only where the words occur at all.
        hides = _mentions(data, b"vanish") or related.mentions("styles", b"vanish")
        self._marks_matter = hides or _mentions(data, b"del") or _mentions(data, b"moveFrom")
        self._inline = InlineReader(self._style_is_hidden if hides else None)
        self._here = _Place()
        self._aside: Blocks = []
        self._notes: list[NoteMark] = []
        self._notes_seen: set[NoteMark] = set()
        self._sections: list[etree._Element] = []
        self._changes: Counter[str] = Counter()
        self._bullets = 0

    def document(self, root: etree._Element) -> Blocks:
        """Return the blocks of the whole document."""
        blocks: Blocks = []
        for body in root.iterchildren(BODY):
            self._blocks(body, blocks)
        self._release(blocks)
        self._put_aside(blocks)
        blocks += self._related.margins(self._sections)
        blocks += self._left_out_throughout()
        return blocks

    def _left_out_throughout(self) -> Blocks:
        """Return one record for each kind of thing that is left out without a look at each piece."""
        left_out: Blocks = [_skipped(f"{count} 处", why, "document") for why, count in self._changes.items()]
        if self._inline.field_names:
            left_out.append(Skipped("、".join(self._inline.field_names), _FIELDS, "document"))
        if self._bullets:
            left_out.append(Skipped(f"{self._bullets} 个项目符号", _BULLETS, "document"))
        if self._notes_seen:
            left_out.append(Skipped(f"{len(self._notes_seen)} 个注", _NOTE_MARKS, "document"))
        return left_out

    # Blocks

    def _blocks(self, parent: etree._Element, out: Blocks) -> None:
        """Append the blocks under an element. Unknown elements are looked through: no wrapper may hide text."""
        for child in parent:
            handler = _BLOCKS.get(child.tag, _Walker._blocks)
            if handler is not None:
                handler(self, child, out)

    def _inside(self, element: etree._Element, source: str) -> Blocks:
        """Return the blocks of a cell, text box or note, which counts and joins its paragraphs by itself."""
        outer, self._here = self._here, _Place(source)
        inner: Blocks = []
        self._blocks(element, inner)
        self._release(inner)
        self._here = outer
        return inner

    def _put_aside(self, out: Blocks) -> None:
        """Append what was put aside, the notes referred to among it; a note may refer to further notes.

        Not inside a cell or box: there it waits for the end of the whole table or paragraph.
        """
        while not self._here.name and (self._aside or self._notes):
            aside, self._aside = self._aside, []
            notes, self._notes = self._notes, []
            out += aside
            for mark in notes:
                self._note(mark, out)

    def _note(self, mark: NoteMark, out: Blocks) -> None:
        note = self._related.note(mark.kind, mark.note_id)
        if note is None or mark in self._notes_seen:
            return
        self._notes_seen.add(mark)
        outer, self._related.part = self._related.part, self._related.part_of(mark.kind)
        out += self._inside(note, self._here.next(_NOTE_KINDS[mark.kind]))
        self._related.part = outer

    def _content_control(self, element: etree._Element, out: Blocks) -> None:
        content = element.find(SDT_CONTENT)
        if content is None:
            return
        if _is_contents(element):
            self._skip(plain_text(content), _CONTENTS)
        else:
            self._blocks(content, out)

    def _alternate(self, element: etree._Element, out: Blocks) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._blocks(chosen, out)

    def _deleted(self, element: etree._Element, out: Blocks) -> None:
        self._skip(plain_text(element), MOVED if element.tag == MOVE_FROM else DELETED)

    def _chunk(self, element: etree._Element, out: Blocks) -> None:
        source = self._here.next("chunk")
        lines = self._related.chunk(element.get(R + "id", ""))
        out += [Paragraph(line, source) for line in lines or ()]
        self._skip("嵌入的内容", _NO_CHUNK if lines is None else _CHUNK, source)

    def _section(self, element: etree._Element, out: Blocks) -> None:
        self._sections.append(element)

    def _skip(self, text: str, why: str, source: str = "") -> None:
        if why in _UNQUOTED:
            self._changes[why] += 1
        elif text.strip():
            self._aside.append(_skipped(text, why, source or self._here.name or "document"))

    # Paragraphs

    def _paragraph(self, element: etree._Element, out: Blocks) -> None:
        line = self._inline.read(element)
        if self._here.held is not None:
            line.prepend(self._here.held[0])
            self._here.held = None
        properties = properties_of(element, marks_matter=self._marks_matter)
        if properties.section is not None:
            self._sections.append(properties.section)
        if properties.goes_on:
            self._here.held = line, properties
            return
        self._finish(line, properties, out)

    def _release(self, out: Blocks) -> None:
        """End a paragraph that was to go on in a next one, where there is no next one."""
        if self._here.held is not None:
            (line, properties), self._here.held = self._here.held, None
            self._finish(line, properties if line.parts else PLAIN, out)  # wholly deleted: no number either

    def _finish(self, line: Line, properties: Properties, out: Blocks) -> None:
        """Append a paragraph and what hangs on it; one without text leaves only the latter."""
        style = self._related.styles.inherited(properties.style) if properties.style else _NO_STYLE
        text = "".join(line.parts).strip("\n")
        if properties.num_id or style.num_id:
            text = self._label(properties, style) + text
        if style.contents or style.hidden:
            self._skip(text, _CONTENTS if style.contents else HIDDEN)
            text = ""
        place = self._here
        source = place.name
        if text and (source or text.strip()):
            source = source or place.next("paragraph")
            level = style.level if properties.outline is None else outline_level(properties.outline)
            out.append(Paragraph(text, source, level))
        if line.attached:
            self._attach(line, source, out)

    def _attach(self, line: Line, source: str, out: Blocks) -> None:
        for attached in line.attached:
            if isinstance(attached, Drawn):
                self._graphic(attached.element, out)
            elif isinstance(attached, LeftOut):
                self._skip(attached.text, attached.why, source)
            elif isinstance(attached, CommentMark):
                self._skip(self._related.comment(attached.comment_id), _COMMENT, source)
            else:
                self._notes.append(attached)
        self._put_aside(out)

    def _label(self, properties: Properties, style: Inherited) -> str:
        """Return the number Word writes before the paragraph, "" for none."""
        num_id = properties.num_id or style.num_id
        if num_id is None or num_id == "0":
            return ""
        numbering = self._related.numbering
        level = properties.ilvl
        if level is None and properties.num_id is None:
            of_style = numbering.level_of_style(num_id, properties.style or "")
            level = style.ilvl if of_style is None else str(of_style)
        label = numbering.label(num_id, whole_number(level) or 0)
        self._bullets += label is None
        return label or ""

    def _style_is_hidden(self, style: str) -> bool:
        return self._related.styles.inherited(style).hidden

    # Tables

    def _table(self, element: etree._Element, out: Blocks) -> None:
        self._release(out)
        layout = lay_out(element)
        source = self._here.next("table")
        cells = tuple(self._cell(cell, source) for cell in layout.cells)
        if cells:
            out.append(Grid(cells, source, table_marks(element, self._related.styles)))
        for deleted in layout.deleted:
            self._skip(plain_text(deleted), DELETED, source)
        self._put_aside(out)

    def _cell(self, cell: PlacedCell, table_source: str) -> GridCell:
        source = f"{table_source}, row {cell.row + 1}, cell {cell.column + 1}"
        content = self._inside(cell.element, source)
        for joined in cell.beside:
            content += self._inside(joined, source)
        for covered in cell.covered:
            if next(covered.iter(TEXT), None) is not None:
                self._skip(plain_text(covered), _COVERED, source)
        text, plain = _text(content)
        return GridCell(cell.row, cell.column, text, source, cell.rows, cell.columns, () if plain else tuple(content))

    # Drawings

    def _graphic(self, element: etree._Element, out: Blocks) -> None:
        for graphic in graphics(element):
            if isinstance(graphic, PictureUse):
                self._picture(graphic, out)
            elif isinstance(graphic, TextBox):
                out += self._inside(graphic.content, self._here.next("text box"))
            elif isinstance(graphic, WordArt) and graphic.text.strip():
                out.append(Paragraph(graphic.text, self._here.next("text box")))
            elif isinstance(graphic, Foreign):
                self._skip(graphic.what, graphic.why)

    def _picture(self, use: PictureUse, out: Blocks) -> None:
        source = self._here.next("picture")
        picture = self._related.picture(use, source)
        if picture is None:
            self._skip(use.name or "图片", _NO_PICTURE, source)
        else:
            out.append(picture)


_Handler = Callable[[_Walker, etree._Element, Blocks], None]
_BLOCKS: dict[str, _Handler | None] = {
    P: _Walker._paragraph,
    TBL: _Walker._table,
    SDT: _Walker._content_control,
    ALTERNATE: _Walker._alternate,
    ALT_CHUNK: _Walker._chunk,
    DEL: _Walker._deleted,
    MOVE_FROM: _Walker._deleted,
    SDT_PR: None,
    SECT_PR: _Walker._section,
    W + "tcPr": None,
}


def _skipped(text: str, why: str, source: str) -> Skipped:
    return Skipped(text, why, source, _KINDS.get(why, SkippedKind.OTHER))


def _text(content: Blocks) -> tuple[str, bool]:
    """Return a cell's text, paragraphs and inner cells joined by line feeds, and whether it is plain paragraphs."""
    lines: list[str] = []
    plain = True
    for block in content:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        plain = False
        if isinstance(block, Grid):
            lines += [cell.text for cell in block.cells if cell.text]
    return "\n".join(lines), plain


def _is_contents(content_control: etree._Element) -> bool:
    gallery = content_control.find(f"{SDT_PR}/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _mentions(data: bytes, word: bytes) -> bool:
    return word in data or data[:2] in _UTF16
