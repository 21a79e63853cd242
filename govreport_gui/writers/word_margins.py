"""What stands around the text of the Word file: page size and margins, page numbers, the mark of a draft."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from govreport_gui.writers.edition import DRAFT
from govreport_gui.writers.page_profile import NumberPlace, PageProfile, twips
from govreport_gui.writers.word_package import WordPackage
from govreport_gui.writers.word_styles import NAMESPACES, aligned, font, font_table, settings, styles
from govreport_gui.writers.word_xml import run, size

_HEADER_MM = 15.0  # from the edge of the paper
_WATERMARK_PT = (330, 165)
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
# The shape of Word's own watermarks: a text drawn on a straight path that fills its frame.
_TEXT_PATH = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def furnish(package: WordPackage, page: PageProfile, *, draft: bool, header_mm: float = _HEADER_MM) -> str:
    """Add all parts that go by the page, not by the text; return the section properties, which end the body."""
    package.part("styles", "styles.xml", styles(page))
    package.part("settings", "settings.xml", settings())
    package.part("fontTable", "fontTable.xml", font_table(page))
    odd = package.part("footer", "footer1.xml", _footer(page, odd=True))
    even = package.part("footer", "footer2.xml", _footer(page, odd=False))
    header = package.part("header", "header1.xml", _draft_header(page)) if draft else ""
    return _section(page, odd, even, header, header_mm)


def _footer(page: PageProfile, *, odd: bool) -> str:
    """Return a footer with — 1 — (GB/T 9704 7.5): outside one character in, or where the profile wants it."""
    side = _side(page.page_number, odd=odd)
    points = f'w:{side}Chars="100" w:{side}="{round(page.page_number_pt * 20)}"'
    indent = "" if side == "center" else f"<w:ind {points}/>"
    face = font(page.table)
    number = f'<w:fldSimple w:instr=" PAGE ">{run("1", face)}</w:fldSimple>'
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{indent}{aligned(side)}</w:pPr>'
        f"{run('— ', face)}{number}{run(' —', face)}</w:p></w:ftr>"
    )


def _side(place: NumberPlace, *, odd: bool) -> str:
    """Return where a page's number stands. Odd pages lie right of the binding, so their outside is the right."""
    if place is NumberPlace.CENTRE:
        return "center"
    return "right" if odd == (place is NumberPlace.OUTSIDE) else "left"


def _draft_header(page: PageProfile) -> str:
    """Return a header that marks every page as a draft: small above the text, large and pale behind it."""
    wide, high = _WATERMARK_PT
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{wide}pt;height:{high}pt;rotation:315;z-index:-1;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    face = quoteattr(f'font-family:"{page.heading.name}";font-size:1pt')
    shape = (
        f'<v:shape id="DraftMark" type="#_x0000_t136" style="{style}" fillcolor="#e4e4e4" stroked="f">'
        f'<v:textpath style={face} string="{DRAFT}"/></v:shape>'
    )
    properties = font(page.heading)
    return (
        f'<w:hdr {NAMESPACES} {_VML}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"<w:r><w:rPr>{properties}</w:rPr><w:pict>{_TEXT_PATH}{shape}</w:pict></w:r>"
        f"{run(DRAFT, properties + size(page.body_pt))}</w:p></w:hdr>"
    )


def _section(page: PageProfile, odd_footer: str, even_footer: str, header: str, header_mm: float) -> str:
    """Return the section properties: paper, margins, grid of lines; header and footers by relationship id."""
    width, height = page.paper_mm
    headers = "".join(f'<w:headerReference w:type="{kind}" r:id="{header}"/>' for kind in ("default", "even"))
    return (
        f"<w:sectPr>{headers if header else ''}"
        f'<w:footerReference w:type="default" r:id="{odd_footer}"/>'
        f'<w:footerReference w:type="even" r:id="{even_footer}"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"/>'
        f'<w:pgMar w:top="{twips(page.top_mm)}" w:right="{twips(page.right_mm)}" w:bottom="{twips(page.bottom_mm)}" '
        f'w:left="{twips(page.left_mm)}" w:header="{twips(header_mm)}" w:footer="{twips(page.footer_mm)}" '
        'w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_grid_pitch(page)}"/></w:sectPr>'
    )


def _grid_pitch(page: PageProfile) -> int:
    """Return the pitch (in twips) at which as many lines as a page holds fill the type area.

    LibreOffice cuts what whole lines of the grid leave over off the page, half of it above the first line.
    """
    height = twips(page.text_mm[1])
    return height // max(1, int(height / (page.line_pt * 20)))
