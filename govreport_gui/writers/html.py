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
from govreport_gui.writers.html_tables import foreign_table, statutory_table
from govreport_gui.writers.html_tags import image, paragraph
from govreport_gui.writers.printed import Piece, Role, clean, heading_level, in_order

_STYLE = """\
body { max-width: 52em; margin: 2em auto; padding: 0 1em; line-height: 1.8; font-family: 宋体, SimSun, serif; }
h1 { text-align: center; text-wrap: balance; }
p { text-indent: 2em; }
p[align="right"], td p, header p { text-indent: 0; }
table { width: 100%; border-collapse: collapse; line-height: 1.4; }
th { font-weight: normal; }
tbody th[scope="row"] { text-align: left; }
img { max-width: 100%; height: auto; }
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
{body}</body>
</html>
"""


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as a page in UTF-8; the same report gives the same bytes."""
    title = escape(" ".join(clean(report.title).split()), quote=False)
    page = _PAGE.format(title=title or "网页稿", style=_STYLE, body=fragment(report, edition))
    return page.encode("utf-8", "replace")


def fragment(report: Report, edition: Edition = PLAIN) -> str:
    """Return what stands in the body of the page, for the clipboard as well."""
    draft = f"<header>\n{paragraph(DRAFT_LINE)}</header>\n" if edition.draft else ""
    return f"{draft}<article>\n{''.join(_piece(report, piece) for piece in in_order(report))}</article>\n"


def _piece(report: Report, piece: Piece) -> str:
    item = piece.item
    if isinstance(item, str):
        return _text(piece.role, item)
    if isinstance(item, (Picture, Grid)):
        return embedded(item)
    return statutory_table(report, item)


def _text(role: Role, text: str) -> str:
    if role is Role.TITLE:
        return paragraph(text, "h1")
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
