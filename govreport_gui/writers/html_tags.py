"""The tags of the web page: text, paragraphs, pictures and tables as HTML. Knows no report.

Nothing here needs a style: tables keep their lines by the attribute `border`, which editors of web sites leave alone.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from govreport_gui.blocks import Picture
from govreport_gui.readers.html_line import IN_PARAGRAPH
from govreport_gui.writers.picture_size import picture_size_mm

_PIXELS_PER_MM = 96 / 25.4
_WIDEST_MM = 160.0
_NARROWEST_MM = 1.0  # smaller pictures are drawn as they come: as small as that, readers take them for counters
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_UNKNOWN_MEDIA = "application/octet-stream"
_BREAK_INSIDE = f'<br class="{IN_PARAGRAPH}">'  # without it, readers take whatever follows a break for a paragraph


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table to be written. `scope` is "col", "row" … for a header cell, "" for a figure."""

    row: int
    column: int
    rows: int
    columns: int
    content: str
    scope: str = ""


def inline(text: str, line_break: str = "<br>") -> str:
    """Return a text inside a paragraph: several blanks stay several, line feeds become line breaks."""
    return escape(text, quote=False).replace("  ", " &nbsp;").replace("\u00a0", "&nbsp;").replace("\n", line_break)


def paragraph(text: str, tag: str = "p", attributes: str = "") -> str:
    """Return a line with a paragraph or heading, nothing where nothing stands in it."""
    return f"<{tag}{attributes}>{inline(text, _BREAK_INSIDE)}</{tag}>\n" if text.strip() else ""


def image(picture: Picture, name: str) -> str:
    """Return a paragraph with a picture that lies in the page; one known only by name shows its name."""
    source, size = "", ""
    if picture.data:
        media = picture.media_type if _MEDIA_TYPE.fullmatch(picture.media_type) else _UNKNOWN_MEDIA
        source = f' src="data:{media};base64,{base64.b64encode(picture.data).decode("ascii")}"'
        size = _size(picture)
    return f'<p><img{source} alt="{escape(" ".join(name.split()))}"{size}></p>\n'


def _size(picture: Picture) -> str:
    wide, high = picture_size_mm(picture)
    scale = min(1.0, _WIDEST_MM / wide)
    if min(wide, high) * scale < _NARROWEST_MM:
        return ""
    return f' width="{round(wide * scale * _PIXELS_PER_MM)}" height="{round(high * scale * _PIXELS_PER_MM)}"'


def table(
    cells: Iterable[TableCell], group_starts: Iterable[int] = (), header_rows: int = 0, spoken_name: str = ""
) -> str:
    """Return a table with real merges: a head of `header_rows`, then a body for each row that starts a group.

    The cells come by row and column and leave no gaps. No merge may go on over a row that starts a group. A screen
    reader says `spoken_name`; a caption would stand on the page a second time, below the heading.
    """
    rows = dict(_rows(cells))
    count = max(rows, default=-1) + 1
    bounds = sorted({0, header_rows, *group_starts, count} & set(range(count + 1)))
    inner = ""
    for start, end in pairwise(bounds):
        tag = "thead" if end <= header_rows else "tbody"
        lines = "".join(rows.get(row, "<tr></tr>\n") for row in range(start, end))
        inner += f"<{tag}>\n{lines}</{tag}>\n"
    name = f' aria-label="{escape(spoken_name)}"' if spoken_name else ""
    return f'<table border="1" cellspacing="0" cellpadding="4"{name}>\n{inner}</table>\n'


def _rows(cells: Iterable[TableCell]) -> Iterator[tuple[int, str]]:
    """Yield each row's number and its tags."""
    for row, placed in groupby(cells, key=lambda cell: cell.row):
        yield row, f'<tr align="center">{"".join(map(_cell, placed))}</tr>\n'


def _cell(cell: TableCell) -> str:
    tag = "th" if cell.scope else "td"
    scope = f' scope="{cell.scope}"' if cell.scope else ""
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{scope}{spans}>{cell.content}</{tag}>"
