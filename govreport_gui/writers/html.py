"""Write the report as a web page (网页稿): plain HTML that the editor of a web site cannot spoil.

Whatever such an editor takes away (style sheet, style attributes, classes), headings, paragraphs and tables with their
merges stand in the tags themselves. No scripts, nothing fetched: pictures lie in the page.
"""

from __future__ import annotations

from html import escape

from govreport_gui.blocks import Block, Grid, Picture, Skipped
from govreport_gui.readers.draft_line import DRAFT_LINE
from govreport_gui.report import Report
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.html_looks import with_own_looks
from govreport_gui.writers.html_tables import foreign_table, statutory_table
from govreport_gui.writers.html_tags import image, inline, paragraph
from govreport_gui.writers.printed import Piece, Role, clean, heading_level, in_order
from govreport_gui.writers.title_lines import words_of_title

_STYLE = """\
body { max-width: 52em; margin: 2em auto; padding: 0 1em; line-height: 1.8; font-family: 宋体, SimSun, serif; }
h1 { text-align: center; text-wrap: balance; }
h1 span { display: inline-block; }
p { text-indent: 2em; }
p[align="right"], td p, header p { text-indent: 0; }
table { width: 100%; border-collapse: collapse; line-height: 1.4; }
th { font-weight: normal; text-wrap: balance; }
th[scope="col"]:not([colspan]) { min-width: 2.2em; }
tbody th[scope="row"]:not([rowspan]) { text-align: left; }
img { max-width: 100%; height: auto; }
@media screen and (max-width: 48em) {
  h1 { font-size: 1.4em; }
  table { display: block; overflow-x: auto; font-size: 0.85em; }
  tbody th[scope="row"]:not([rowspan]) { min-width: 7em; }
}
@page { margin: 20mm 15mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  tr { break-inside: avoid; }
}
"""
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{head}<main>
{body}</main>
</body>
</html>
"""


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as a page in UTF-8; the same report gives the same bytes."""
    title = escape(" ".join(clean(report.title).split()), quote=False)
    head = f"<header>\n{paragraph(DRAFT_LINE)}</header>\n" if edition.draft else ""
    page = _PAGE.format(title=title or "网页稿", style=_STYLE, head=head, body=_body(report, _title_in_words(report)))
    return page.encode("utf-8", "replace")


def fragment(report: Report, edition: Edition = PLAIN) -> str:
    """Return the report for the editor of a web site: nothing around its paragraphs and tables.

    wangEditor makes one paragraph of whatever stands in an element that it does not know, such as <article>.
    """
    draft = paragraph(DRAFT_LINE) if edition.draft else ""
    return draft + with_own_looks(_body(report, paragraph(clean(report.title), "h1")))


def _body(report: Report, title: str) -> str:
    return "".join(title if piece.role is Role.TITLE else _piece(report, piece) for piece in in_order(report))


def _title_in_words(report: Report) -> str:
    """Return the title for a page of any width: it breaks between its words. LibreOffice drops all behind a <wbr>."""
    words = words_of_title(clean(report.title), clean(report.organ))
    return f"<h1>{''.join(f'<span>{inline(word)}</span>' for word in words)}</h1>\n"


def _piece(report: Report, piece: Piece) -> str:
    item = piece.item
    if isinstance(item, str):
        return _text(piece.role, item)
    if isinstance(item, (Picture, Grid)):
        return embedded(item)
    return statutory_table(report, item)


def _text(role: Role, text: str) -> str:
    if role is Role.HEADING:
        return paragraph(text, "h2")
    if role in (Role.ORGAN, Role.DATE):
        return paragraph(text, attributes=' align="right"')  # an attribute, for a style would not outlive an editor
    level = heading_level(text)
    return paragraph(text, f"h{level + 1}") if level else paragraph(text)


def embedded(item: Block) -> str:
    """Write a picture, a foreign table or a paragraph in one of its cells, for the clipboard as well."""
    if isinstance(item, Picture):
        return image(item, clean(item.name))
    if isinstance(item, Grid):
        return foreign_table(item, embedded)
    if isinstance(item, Skipped):
        return ""
    return paragraph(clean(item.text))
