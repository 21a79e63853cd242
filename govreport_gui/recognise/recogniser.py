"""Put the pieces together: blocks in, recognition out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from govreport_gui import number
from govreport_gui.blocks import Block, Grid, Paragraph, Picture, Skipped, SkippedKind
from govreport_gui.errors import NotAReport
from govreport_gui.form import CellKind, CellRef, Form
from govreport_gui.recognise.events import Events
from govreport_gui.recognise.form_detection import detect_form
from govreport_gui.recognise.frame import organ_of, read_front, read_signature, year_of
from govreport_gui.recognise.headings import Heading, find_headings, is_heading, part_headings
from govreport_gui.recognise.labels import lexicon
from govreport_gui.recognise.printed import printed_labels
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.recognise.source_marks import source_marks
from govreport_gui.recognise.tables import Placed, place
from govreport_gui.recognise.tokens import Cell, is_lone_number, is_page_number
from govreport_gui.report import Part, Report, Signature, totals_typed

_STARTS_PARAGRAPH = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、]\D|第[一二三四五六七八九十]+[，、,]"
)

_ONLY_NAMED = "文件里只有图片的名称，没有图片本身，请在这里重新插入"
LONGEST_SCRAP = 40  # characters of a scrap of a table; more is a sentence
MOST_PLACES = 200_000  # of a table, blank ones among them
LONGEST_TAIL = 30  # paragraphs at the end among which the signature is looked for
FRONT = ""  # the pseudo-section before the first heading


def recognise(blocks: Sequence[Block]) -> Recognition:
    """Make a report of blocks. NotAReport where nothing of the statutory form stands in them."""
    flat = list(flatten(blocks))
    form = detect_form(flat)
    recogniser = _Recogniser(flat, form)
    found = recogniser.recognition()
    tables = [piece for pieces in recogniser.pieces.values() for piece in pieces if isinstance(piece, Grid)]
    marks = source_marks([*blocks, *flat], page_numbers=recogniser.met_page_number, tables=tables)
    return replace(found, report=replace(found.report, source_marks=marks))


def flatten(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, opening tables that only lay out a page, and parting headings from text they run into."""
    for block in blocks:
        if isinstance(block, Grid) and _lays_out(block):
            for cell in block.cells:
                yield from flatten(cell.content or _as_paragraphs(cell.text, cell.source))
        elif isinstance(block, Paragraph):
            yield from (replace(block, text=text) for text in part_headings(block.text))
        else:
            yield block


def _picture_notes(blocks: Iterable[Block]) -> Iterator[Note]:
    """Tell of pictures that the file only names: their place is kept, but nothing will be printed there."""
    for block in blocks:
        if isinstance(block, Picture) and not block.data:
            yield Note(NoteKind.DROPPED, f"{block.name}（{_ONLY_NAMED}）", block.source)
        elif isinstance(block, Grid):
            yield from (note for cell in block.cells for note in _picture_notes(cell.content))


def _lays_out(grid: Grid) -> bool:
    """Say whether a table only lays out a page: tables, a section heading or nothing but one cell stand in it.

    So it is taken, too, where it is a few texts far apart: nobody could draw it.
    """
    rows, columns = grid.size
    if len(grid.cells) == 1 or rows * columns > MOST_PLACES:
        return True
    if any(isinstance(block, Grid) for cell in grid.cells for block in cell.content):
        return True
    return any(is_heading(line) for cell in grid.cells for line in cell.text.split("\n"))


def _as_paragraphs(text: str, source: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, source) for line in text.split("\n") if line.strip())


class _Recogniser:
    """Holds what one recognition gathers on its way through the blocks."""

    def __init__(self, blocks: list[Block], form: Form) -> None:
        self.blocks = blocks
        self.form = form
        self.headings = find_headings(blocks, form)
        self.events = Events(lexicon(form.id))
        self.texts: dict[str, list[Block]] = {FRONT: []}  # running text of each section found, in order
        self.waiting: list[Block] = []  # blocks that are no piece of a table, as long as more of it may follow
        self.pieces: dict[str, list[Block]] = {}  # the blocks each table was read from
        self.begun: set[str] = set()  # tables of which a piece has been met
        self.notes: list[Note] = []
        self.met_page_number = False

    def recognition(self) -> Recognition:
        self.sort_blocks()
        self.events.flush()
        placed = {key: place(events, self.events.words, key) for key, events in self.events.by_table.items()}
        if not self.headings and not any(p.cells for p in placed.values()):
            raise NotAReport("这个文件里没有找到年度报告的六个部分，也没有找到三张表。请确认选对了文件。")
        cells, sources = self.cells(placed)
        labels = printed_labels(self.pieces, sources, self.events.words)
        report = replace(self.report(cells), printed_labels=labels)
        self.notes += [note for p in placed.values() for note in p.notes]
        self.notes += self.cell_notes(report, sources)
        self.notes += self.missing_notes(report)
        self.notes += _picture_notes(self.blocks)
        return Recognition(
            report=report,
            notes=tuple(self.notes),
            sources=sources,
            blocks=tuple(self.blocks),
            doubtful=frozenset(ref for p in placed.values() for ref in p.doubtful),
            conflicts=frozenset(ref for p in placed.values() for ref in p.conflicts),
        )

    def sort_blocks(self) -> None:
        """Give every block to a table or to the running text of the section it stands in."""
        at_heading = {heading.at: heading for heading in self.headings}
        section = FRONT
        for at, block in enumerate(self.blocks):
            if heading := at_heading.get(at):
                section = self.enter(heading, section)
            elif isinstance(block, Skipped):
                self.leave_out(block)
            elif isinstance(block, Paragraph) and is_page_number(block.text):
                self.drop_page_number(block)
            elif isinstance(block, Grid) and (table := self.events.table_of(block)):
                self.events.feed_grid(block, table)
                self.settle(section, block)
            elif isinstance(block, Paragraph) and self.is_table_text(block, section):
                self.settle(section, block)
            else:
                self.waiting.append(block)
        self.texts[section] += self.waiting

    def leave_out(self, block: Skipped) -> None:
        """Tell what the reader left out; our own hidden id tells the clerk nothing."""
        if block.kind is not SkippedKind.VERSION:
            self.notes.append(Note(NoteKind.DROPPED, f"{block.text}（{block.why}）", block.source))

    def settle(self, section: str, piece: Block) -> None:
        """Sort out what stood before a piece of a table: texts, or scraps of the same table if that had begun."""
        self.pieces.setdefault(self.events.current, []).append(piece)
        for block in self.waiting:
            begun = self.events.current in self.begun
            if begun and isinstance(block, Paragraph) and len(block.text) <= LONGEST_SCRAP and "。" not in block.text:
                self.notes.append(Note(NoteKind.UNPLACED, block.text, block.source))
            else:
                self.texts[section].append(block)
        self.waiting.clear()
        self.begun.add(self.events.current)

    def enter(self, heading: Heading, before: str) -> str:
        """Begin a section."""
        self.texts[before] += self.waiting
        self.waiting.clear()
        self.events.flush()
        self.texts.setdefault(heading.section, [])
        self.events.switch(self.form.section[heading.section].table)
        return heading.section

    def is_table_text(self, paragraph: Paragraph, section: str) -> bool:
        """Feed a line of text to the table of its section; say whether it was a piece of it."""
        if section == FRONT or not self.form.section[section].table:
            return False
        self.events.switch(self.events.current or self.form.section[section].table)
        return self.events.feed_paragraph(paragraph)

    def cells(self, placed: dict[str, Placed]) -> tuple[dict[CellRef, str], dict[CellRef, str]]:
        """Return the texts and the sources of all cells of the tables found."""
        texts: dict[CellRef, str] = {}
        sources: dict[CellRef, str] = {}
        for key, table in self.form.table.items():
            found: dict[CellRef, Cell] = placed[key].cells
            if key not in self.events.seen:
                continue
            for ref in table.refs:
                texts[ref] = found[ref].text.strip() if ref in found else ""
                if ref in found:
                    sources[ref] = found[ref].source
        return texts, sources

    def report(self, cells: dict[CellRef, str]) -> Report:
        front = read_front(self.texts[FRONT])
        for block in front.left_over:
            self.notes.append(Note(NoteKind.UNPLACED, _words_of(block), block.source))
        self.drop_last_page_number()
        signature = self.take_signature(front.title, front.signature)
        sections = {key: _part(self.texts[key]) for key in self.form.section if key in self.texts}
        preamble = _part(front.preamble)
        narrative = "\n".join(part.text for part in (preamble, *sections.values()))
        return Report(
            form_id=self.form.id,
            year=year_of(front.title, preamble, sections.get("overview", Part()), signature),
            organ=organ_of(front.title, signature, narrative),
            title=front.title,
            preamble=preamble,
            sections=sections,
            cells=cells,
            typed_totals=totals_typed(self.form, cells),
            signature=signature,
            headings=tuple((heading.section, heading.text) for heading in self.headings),
        )

    def last_section(self) -> str:
        return self.headings[-1].section if self.headings else FRONT

    def drop_last_page_number(self) -> None:
        """Drop a lone number behind the last paragraph: the last page's number (R08)."""
        texts = self.texts[self.last_section()]
        last = texts[-1] if texts else None
        if isinstance(last, Paragraph) and is_lone_number(last.text):
            self.drop_page_number(last)
            texts.pop()

    def drop_page_number(self, line: Paragraph) -> None:
        self.met_page_number = True
        self.notes.append(Note(NoteKind.DROPPED, f"{line.text}（页码）", line.source))

    def take_signature(self, title: str, above: Signature) -> Signature:
        """Take the signature off the last section's end, and list what a site set behind it."""
        texts = self.texts[self.last_section()]
        tail: list[Paragraph] = []
        for block in reversed(texts):
            if not isinstance(block, Paragraph) or len(tail) == LONGEST_TAIL:
                break
            tail.insert(0, block)
        signature, begins, ends = read_signature([p.text for p in tail], title)
        self.notes += [Note(NoteKind.UNPLACED, p.text, p.source) for p in tail[ends:]]
        if begins < len(tail):
            del texts[begins - len(tail) :]
        return Signature(signature.organ or above.organ, signature.date or above.date)

    def cell_notes(self, report: Report, sources: dict[CellRef, str]) -> Iterator[Note]:
        """Yield a note for every blank cell and every text that is no number."""
        for ref, text in report.cells.items():
            name = self.form.cell_name(ref)
            if number.is_blank(text):
                yield Note(NoteKind.BLANK, name, sources.get(ref, ""), ref)
            elif not _is_number(self.form.kind(ref), text):
                yield Note(NoteKind.ODD, f"{name}：{text}", sources.get(ref, ""), ref)

    def missing_notes(self, report: Report) -> Iterator[Note]:
        for key, section in self.form.section.items():
            if key not in report.sections:
                yield Note(NoteKind.MISSING, f"没有找到“{section.heading}”")
            if section.table and not report.has_table(key):
                yield Note(NoteKind.MISSING, f"没有找到{self.form.table[key].name}（{section.heading}）")


def _is_number(kind: CellKind, text: str) -> bool:
    if kind is CellKind.COUNT:
        return number.parse_count(text) is not None
    if kind is CellKind.CHANGE:
        return number.parse_change(text) is not None
    return kind is CellKind.MONEY or number.parse_amount(text) is not None


def _words_of(block: Block) -> str:
    """Return what a note says of a block."""
    if isinstance(block, Grid):
        return " ".join(cell.text for cell in block.cells if cell.text)
    return block.name if isinstance(block, Picture) else block.text


def _part(blocks: Sequence[Block]) -> Part:
    """Make a part of running text: a soft line break parts paragraphs too; lines that were broken are joined."""
    items: list[str | Picture | Grid] = []
    running = False
    for block in blocks:
        if isinstance(block, Picture | Grid):
            items.append(block)
            running = False
        elif isinstance(block, Paragraph):
            lines = [line.strip() for line in block.text.split("\n") if line.strip()]
            if running and lines and isinstance(items[-1], str) and not _STARTS_PARAGRAPH.match(lines[0]):
                items[-1] = items[-1] + _joint(items[-1], lines[0]) + lines.pop(0)
            items += lines
            running = block.runs_on and not block.text.endswith(("。", "！", "？"))
    return Part(tuple(items))


def _joint(before: str, after: str) -> str:
    """Return what stands between two lines that are one: a blank only between Latin words."""
    return (
        " " if before[-1:].isascii() and after[:1].isascii() and before[-1:].isalpha() and after[:1].isalpha() else ""
    )
