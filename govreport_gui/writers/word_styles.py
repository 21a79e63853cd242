"""The fixed parts of the Word file, from the page profile: styles, fonts, settings."""

from __future__ import annotations

import math
from xml.sax.saxutils import quoteattr

from govreport_gui.writers.page_profile import MM_PER_PT, Font, PageProfile
from govreport_gui.writers.table_measure import table_line_pt
from govreport_gui.writers.word_xml import size

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

# Lines are exact, and the grid only says how many a page has; LibreOffice would pull them onto it, Word does not.
NO_GRID = '<w:snapToGrid w:val="0"/>'
_TIGHT = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # no gaps between figures and characters


def font(face: Font) -> str:
    """Return the run property of a font. All four scripts: Word looks for Chinese only in eastAsia."""
    name = quoteattr(face.name)
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def closer(page: PageProfile) -> str:
    """Return the run property that brings the characters of the text close enough for a full line.

    WORKAROUND: a grid of lines and characters would say the same, but LibreOffice then spreads the text far apart.
    """
    room = page.text_mm[0] / MM_PER_PT / page.characters
    return f'<w:spacing w:val="{math.floor((room - page.body_pt) * 20)}"/>'


def styles(page: PageProfile) -> str:
    """Return word/styles.xml. No style leans on another, so that no cell inherits the 28 pt of the text."""
    line = NO_GRID + _exactly(page.line_pt)
    body, level_1, level_2 = (font(face) + closer(page) for face in (page.body, page.heading, page.subheading))
    indent = _first_line_indent(page.body_pt)
    keep = "<w:keepNext/><w:keepLines/>"
    title = "<w:keepNext/>" + NO_GRID + _exactly(page.title_line_pt, after=page.line_pt)
    separator = NO_GRID + _exactly(1)
    return (
        f"<w:styles {NAMESPACES}>"
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font(page.body)}{size(page.body_pt)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        + _style("Normal", "Normal", line + indent + aligned("both"), body, default=True)
        + _style("Title", "Title", title + aligned("center"), font(page.title) + size(page.title_pt))
        + _style("Heading1", "heading 1", keep + line + indent + aligned("both") + _outline(1), level_1)
        + _style("Heading2", "heading 2", keep + line + indent + aligned("both") + _outline(2), level_2)
        + _style("Heading3", "heading 3", keep + line + indent + aligned("both") + _outline(3), body)
        + _style("RunInHeading", "段首标题", "", font(page.subheading), kind="character")
        + _style("Picture", "图片", NO_GRID + '<w:spacing w:before="120" w:after="120"/>' + aligned("center"))
        + _style("Signature", "Signature", "<w:keepLines/>" + _TIGHT + line + aligned("right"))
        + _style("Separator", "表间隔", separator, size(1))
        + _table_style("TableText", "表格文字", "center", page)
        + _table_style("TableLabel", "表格标签", "left", page)
        + _style("Footer", "footer", NO_GRID, font(page.table) + size(page.page_number_pt))
        + _style("Header", "header", NO_GRID + aligned("right"), font(page.heading))
        + "</w:styles>"
    )


def _table_style(key: str, name: str, align: str, page: PageProfile) -> str:
    properties = NO_GRID + _exactly(table_line_pt(page.table_pt)) + aligned(align)
    return _style(key, name, properties, font(page.table) + size(page.table_pt))


def _style(
    key: str, name: str, paragraph: str, run: str = "", *, kind: str = "paragraph", default: bool = False
) -> str:
    inside = f'<w:name w:val="{name}"/><w:qFormat/>'
    inside += f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inside += f"<w:rPr>{run}</w:rPr>" if run else ""
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{key}">{inside}</w:style>'


def _exactly(points: float, after: float = 0) -> str:
    return f'<w:spacing w:before="0" w:after="{round(after * 20)}" w:line="{round(points * 20)}" w:lineRule="exact"/>'


def _first_line_indent(points: float) -> str:
    return f'<w:ind w:firstLineChars="200" w:firstLine="{round(2 * points * 20)}"/>'


def aligned(how: str) -> str:
    """Return the paragraph property of an alignment."""
    return f'<w:jc w:val="{how}"/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def font_table(page: PageProfile) -> str:
    """Return word/fontTable.xml: which font may stand in for one that a machine lacks."""
    entries = ""
    for face in dict.fromkeys(page.fonts):
        entries += f"<w:font w:name={quoteattr(face.name)}>"
        entries += f"<w:altName w:val={quoteattr(face.alternate)}/>" if face.alternate else ""
        entries += f'<w:charset w:val="86"/><w:family w:val="{face.family}"/></w:font>'
    return f"<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def settings() -> str:
    """Return word/settings.xml. Mode 15: without it Word opens the file in compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f"<w:settings {NAMESPACES}><w:evenAndOddHeaders/>"
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat></w:settings>'
    )
