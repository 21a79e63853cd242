"""The names in Word's XML, in lxml's {namespace}name form. Strict files are brought to these on parsing."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 (the prefix Word itself uses)

# Blocks and tables
BODY, P, TBL, TR, TC = W + "body", W + "p", W + "tbl", W + "tr", W + "tc"
TBL_GRID, GRID_COL, TR_PR, TC_PR = W + "tblGrid", W + "gridCol", W + "trPr", W + "tcPr"
GRID_BEFORE, GRID_SPAN, V_MERGE, H_MERGE = W + "gridBefore", W + "gridSpan", W + "vMerge", W + "hMerge"
CELL_DEL, SECT_PR, ALT_CHUNK = W + "cellDel", W + "sectPr", W + "altChunk"

# Wrappers around blocks, rows, cells and runs
SDT, SDT_PR, SDT_CONTENT = W + "sdt", W + "sdtPr", W + "sdtContent"
INS, DEL, MOVE_TO, MOVE_FROM = W + "ins", W + "del", W + "moveTo", W + "moveFrom"
CUSTOM_XML, SMART_TAG = W + "customXml", W + "smartTag"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

# Properties
P_PR, R_PR, P_STYLE, R_STYLE = W + "pPr", W + "rPr", W + "pStyle", W + "rStyle"
NUM_PR, NUM_ID, ILVL, OUTLINE_LVL, VANISH = W + "numPr", W + "numId", W + "ilvl", W + "outlineLvl", W + "vanish"
VAL, ID, TYPE = W + "val", W + "id", W + "type"

# Inside a paragraph
RUN, TEXT, DEL_TEXT, INSTR_TEXT, TAB, PTAB = W + "r", W + "t", W + "delText", W + "instrText", W + "tab", W + "ptab"
BR, CR, NO_BREAK_HYPHEN, SOFT_HYPHEN, SYM = W + "br", W + "cr", W + "noBreakHyphen", W + "softHyphen", W + "sym"
FLD_CHAR, FLD_SIMPLE, RUBY, RUBY_BASE = W + "fldChar", W + "fldSimple", W + "ruby", W + "rubyBase"
DRAWING, PICT, OBJECT, TXBX_CONTENT = W + "drawing", W + "pict", W + "object", W + "txbxContent"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = W + "footnoteReference", W + "endnoteReference"
COMMENT_REFERENCE = W + "commentReference"


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the first child with a tag: four times as quick as `find` where it comes early, as properties do."""
    for candidate in element:
        if candidate.tag == tag:
            return candidate
    return None
