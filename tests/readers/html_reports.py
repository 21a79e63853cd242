"""Write a report as a web page, in the dialects that offices' programs and sites leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape

from govreport_gui.form import Table
from govreport_gui.form.layout import LayoutCell, layout
from govreport_gui.report import Report

Cells = list[LayoutCell]


@dataclass(frozen=True)
class Dialect:
    """How paragraphs, labels, values, cells, rows and the page are written; `spans` are the attributes a cell keeps."""

    paragraph: Callable[[str], str]
    label: Callable[[str], str]
    value: Callable[[str], str]
    cell: str = "<td{}>{}</td>\n"
    row: str = "<tr>{}</tr>\n"
    table: str = "<table>{}</table>\n"
    page: str = "<html><body>{}</body></html>"
    heading: str = "<h2>{}</h2>\n"
    spans: tuple[str, ...] = ("rowspan", "colspan")


def page(report: Report, dialect: Dialect) -> str:
    """Return a report as a page."""
    return dialect.page.format("".join(_parts(report, dialect)))


def _parts(report: Report, dialect: Dialect) -> Iterator[str]:
    yield from map(dialect.paragraph, (report.title, *report.preamble.paragraphs))
    for section in report.form.sections:
        yield dialect.heading.format(escape(section.heading))
        if section.table and report.has_table(section.table):
            yield _table(report, report.form.table[section.table], dialect)
        yield from map(dialect.paragraph, report.section(section.key).paragraphs)
    yield from map(dialect.paragraph, filter(None, (report.signature.organ, report.signature.date)))


def _table(report: Report, table: Table, dialect: Dialect) -> str:
    drawn = layout(table)
    rows: list[Cells] = [[] for _ in range(drawn.rows)]
    for cell in drawn.cells:
        rows[cell.row].append(cell)
    return dialect.table.format("".join(_row(report, cells, dialect) for cells in rows))


def _row(report: Report, cells: Cells, dialect: Dialect) -> str:
    return dialect.row.format("".join(_cell(report, cell, dialect) for cell in cells))


def _cell(report: Report, cell: LayoutCell, dialect: Dialect) -> str:
    content = dialect.value(report.cell(cell.ref)) if cell.ref else dialect.label(cell.text)
    spans = {"rowspan": cell.rows, "colspan": cell.columns}
    kept = (f' {name}="{spans[name]}"' for name in dialect.spans if spans[name] > 1)
    return dialect.cell.format("".join(kept), content)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>\n"


def _runs(text: str) -> str:
    """Cut a text into runs as WPS does, digits apart from words, the source broken between them."""
    pieces = (escape(text[at : at + 3]) for at in range(0, len(text), 3))
    runs = "</font></span><span\nstyle='font-family:\"Times New Roman\"'><font\nface=仿宋>".join(pieces)
    return f"<span style='font-family:仿宋'><font face=仿宋>{runs}</font></span>"


def _office_paragraph(text: str) -> str:
    return f"<p class=MsoNormal style='text-indent:32.0pt'>{_runs(text)}<span lang=EN-US><o:p></o:p></span></p>\n"


def _office_cell(text: str) -> str:
    content = f"{_runs(text)}<o:p></o:p>" if text else "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
    return f"<p class=MsoNormal align=center style='text-align:center'>{content}</p>"


def _two_lines(text: str) -> str:
    """Set a label on two lines: two paragraphs, the first with a line break at its end."""
    half = len(text) // 2
    return f"\n  <p>{escape(text[:half])}<br/></p>\n  <p>{escape(text[half:])}</p>\n"


def _padded(text: str) -> str:
    return f"\n  &nbsp;{escape(text)}&nbsp;\n"


PLAIN = Dialect(_paragraph, escape, escape)
DIALECTS = {
    "plain": PLAIN,
    "office": Dialect(
        _office_paragraph,
        _office_cell,
        _office_cell,
        heading="<h1>{}</h1>",
        table="<div align=center><table class=MsoNormalTable border=1>{}<![if !supportMisalignedColumns]>"
        "<tr height=0><td></td><td></td><td></td></tr><![endif]></table></div>",
        page="<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset=gb2312><style>p {{}}</style>"
        "<!--[if gte mso 9]><xml><o:Author>x</o:Author></xml><![endif]--></head><body><div class=WordSection1>{}</div>",
    ),
    "labels on two lines": replace(PLAIN, label=_two_lines, value=_padded, heading="<p><b>{}</b></p>"),
    "unclosed": Dialect(
        lambda text: f"<p>{escape(text)}\n",
        escape,
        escape,
        cell="<td{}><p>{}",
        row="<tr>{}",
        table="<table><tbody>{}</table>",
        page="{}",
    ),
    "in the table of a site": replace(
        PLAIN,
        page="<body><div class=top><ul><li><a href=/>首页</a></li><li><a href=/xxgk>政府信息公开</a></li></ul></div>"
        "<table width=1000><tr><td width=200><ul><li>公开指南</li><li>公开年报</li></ul></td>"
        "<td colspan=2><table><tr><td>索引号</td><td>YX-2025-0013</td></tr></table>\n{}</td></tr></table>"
        "<footer>主办：云溪县人民政府办公室</footer></body>",
    ),
    "lines by br": replace(
        PLAIN,
        paragraph=lambda text: f"{escape(text)}<br><br>\n",
        heading="<strong>{}</strong><br>",
        page="<div>{}</div>",
    ),
}
SPANS_LOST = {
    "rowspans lost": replace(PLAIN, spans=("colspan",)),
    "colspans lost": replace(PLAIN, spans=("rowspan",)),
    "all spans lost": replace(PLAIN, spans=()),
}
