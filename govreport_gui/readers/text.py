"""Read plain text: paragraphs, and tables in the flattenings that programs leave when they turn tables into text.

    tabs    a row a line, cells parted by tabs
    pipes   a row a line, cells parted by "|" (Markdown rules are passed over); or a cell a line with "|" behind it
    cells   a cell a line, each behind a tab; an empty line ends the row (Word and WPS "save as text"); sentences
            behind tabs are paragraphs that begin so

Anything else is a paragraph a line; where all long lines have one length, they were broken there.
What the lines mean is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from govreport_gui.blocks import Block, Blocks, Grid, GridCell, Paragraph, Picture, Skipped, SkippedKind
from govreport_gui.errors import ReadError
from govreport_gui.readers.draft_line import DRAFT_LINE, DRAFT_WHY
from govreport_gui.readers.opening import shown_name
from govreport_gui.readers.picture_line import picture_named
from govreport_gui.readers.text_encoding import decode

MAX_BYTES = 20_000_000
INDENT = 4  # columns a paragraph's first line is set in
SHORTEST_WRAP = 40  # columns; narrower lines say nothing about where lines are broken
_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]*\]")  # left by Word-to-text converters
_SPACED = re.compile(r"\t|\||\S {3,}\S")  # a row of a table rather than running text
_RULE = re.compile(r"(?=.*---)[\s:\-=+|]+")  # |---|:--:|
Numbered = tuple[str, int]  # a text, and the line it stands on
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def read(path: Path) -> Blocks:
    """Return the paragraphs and grids of a text file. ReadError, with advice, where it is no text or too long."""
    name = shown_name(path)
    if path.stat().st_size > MAX_BYTES:
        raise ReadError(f"“{name}”超过20兆，不像一份年度报告。请确认选对了文件。")
    decoded = decode(path.read_bytes(), name)
    return [*parse(decoded.text), *decoded.skipped]


def parse(text: str) -> Blocks:
    """Return the blocks of decoded text."""
    return list(_Parser(_LINE_END.split(text)).blocks())


class _Parser:
    """Walks over the lines; each `take_…` consumes the lines of one table, or none."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.last = 0  # the line of the last paragraph
        self.prose_end = 0  # up to where paragraphs begin with tabs that part no cells
        self.tables = 0
        self.skipped: list[Skipped] = []
        self.wrap_width = _wrap_width(lines)

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            block = self.take_cells() or self.take_rows("\t") or self.take_rows("|") or self.take_paragraph()
            yield from self.skipped
            self.skipped.clear()
            if block is not None:
                yield block

    def take_paragraph(self) -> Paragraph | Picture | None:
        line = self.clean(self.lines[self.at], self.at)
        self.at += 1
        text = line.strip()
        gap = self.at - 1 - self.last
        if not text:
            return None
        self.last = self.at
        if text == DRAFT_LINE:
            self.skipped.append(Skipped(text, DRAFT_WHY, f"line {self.at}"))
            return None
        if picture := picture_named(text, f"line {self.at}"):
            return picture
        return Paragraph(text, f"line {self.at}", runs_on=self.runs_on(text), gap=gap)

    def runs_on(self, text: str) -> bool:
        """Say whether a line was broken: it is full, or stops in mid-sentence in a text of broken lines."""
        if not self.wrap_width:
            return False
        return _width(text) >= self.wrap_width - INDENT - 4 or text.endswith(("，", "、"))

    def clean(self, line: str, at: int) -> str:
        """Take bookmark marks out of a line, and remember them."""
        for mark in _BOOKMARK.findall(line):
            self.skipped.append(Skipped(mark, "书签标记", f"line {at + 1}", SkippedKind.BOOKMARK))
        return _BOOKMARK.sub("", line)

    def take_cells(self) -> Grid | None:
        """Take a table with a cell a line, unless it is running text whose paragraphs begin with a tab."""
        if self.at < self.prose_end:
            return None
        rows, end = self.cell_lines()
        if sum(map(len, rows)) < 2:
            return None
        if _is_prose([text for row in rows for text, _ in row]):
            self.prose_end = end
            return None
        self.at = end
        return self.grid([[(self.clean(text, first), first) for text, first in row] for row in rows])

    def cell_lines(self) -> tuple[list[list[Numbered]], int]:
        """Return rows of which every line is a tab and a cell, or goes on with the cell above; and where they end."""
        rows: list[list[tuple[list[str], int]]] = [[]]
        at = self.at
        while at < len(self.lines):
            line = self.lines[at]
            if _is_indented(line):
                rows[-1].append(([line[1:]], at))
            elif line == "" and rows[-1]:
                rows.append([])
            elif line != "" and rows[-1]:
                rows[-1][-1][0].append(line)
            elif line != "" or (at - self.at > 1 and self.lines[at - 1] == ""):
                break
            at += 1
        return [[("\n".join(lines), first) for lines, first in row] for row in rows if row], at

    def take_rows(self, mark: str) -> Grid | None:
        """Take a table with a row a line, or with a cell a line behind pipes; single empty lines are passed over."""
        lines: list[Numbered] = []
        at = end = self.at
        if mark not in self.lines[at] or (at < self.prose_end and _is_indented(self.lines[at])):
            return None
        while at < len(self.lines) and at - end <= 1:
            line = self.lines[at]
            if mark == "\t" and _is_indented(line) and "。" in line:
                break
            if mark in line.strip(" ") and line.strip():
                if not (mark == "|" and _RULE.fullmatch(line.strip())):
                    lines.append((line, at))
                end = at + 1
            elif line.strip():
                break
            at += 1
        if len(lines) < 2 and not (lines and lines[0][0].count(mark) > 1):
            return None
        self.at = end
        rows = _stacked(lines) if mark == "|" and _is_stacked(lines) else _split(lines, mark)
        return self.grid([[(self.clean(text, first), first) for text, first in row] for row in rows])

    def grid(self, rows: list[list[Numbered]]) -> Grid:
        self.tables += 1
        name = f"table {self.tables}"
        cells = (
            GridCell(r, c, _cell_text(text), f"{name}, row {r + 1}, cell {c + 1}")
            for r, row in enumerate(rows)
            for c, (text, _) in enumerate(row)
        )
        return Grid(tuple(cells), name)


def _is_indented(line: str) -> bool:
    """Say whether a line's only tab is its first character: before a cell, or before a paragraph."""
    return line.startswith("\t") and "\t" not in line[1:]


def _is_prose(texts: list[str]) -> bool:
    """Say whether most of what stands behind tabs are sentences."""
    written = [text for text in texts if text.strip()]
    return sum("。" in text for text in written) * 2 > len(written)


def _split(lines: list[Numbered], mark: str) -> list[list[Numbered]]:
    """Split rows at their marks; a "|" at the same end of every row is the table's border and parts no cell."""
    if mark == "\t":
        return [[(text, at) for text in line.split(mark)] for line, at in lines]
    stripped = [(line.strip(), at) for line, at in lines]
    left = all(line.startswith(mark) for line, _ in stripped)
    right = all(line.endswith(mark) for line, _ in stripped)
    inner = [(line[left : len(line) - right], at) for line, at in stripped]
    return [[(text, at) for text in line.split(mark)] for line, at in inner]


def _width(text: str) -> int:
    """Return the columns a text takes on a screen of fixed letters: two for a Chinese character."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def _wrap_width(lines: list[str]) -> int:
    """Return the width at which lines were broken, 0 where they were not: then long lines differ in length."""
    plain = (line.strip() for line in lines if not _SPACED.search(line.strip()))
    widths = sorted(width for line in plain if (width := _width(line)) >= SHORTEST_WRAP)
    if len(widths) < 5:
        return 0
    longest = widths[len(widths) * 9 // 10]  # a tenth may stick out: addresses, lines put together
    full = sum(abs(width - longest) <= 4 for width in widths)
    return longest if full * 2 >= len(widths) else 0


def _is_stacked(lines: list[Numbered]) -> bool:
    """Say whether each line holds one cell and the pipe behind it, nearly without exception."""
    single = sum(line.rstrip().endswith("|") and len(line.replace("|", " ").split()) <= 1 for line, _ in lines)
    return len(lines) > 3 and single * 10 >= len(lines) * 9


def _stacked(lines: list[Numbered]) -> list[list[Numbered]]:
    """Make rows of lines with one cell each.

    A lone pipe at the start of a line opens a row if the table begins with one; else it is a blank cell, and several
    pipes are what merged cells have left: rows are not marked then, and each cell is a row of its own.
    """
    if lines[0][0].rstrip() != "|":
        return [[("" if line.strip() == "|" else line.strip().rstrip("|"), at)] for line, at in lines if _counts(line)]
    rows: list[list[Numbered]] = []
    for line, at in lines:
        if line.rstrip() == "|":
            rows.append([])
        else:
            rows[-1] += [(text, at) for text in line.rstrip().removesuffix("|").split("|")]
    return [row for row in rows if row]


def _counts(line: str) -> bool:
    return line.strip() == "|" or line.strip("| ") != ""


def _cell_text(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
