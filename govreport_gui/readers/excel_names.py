"""The names in Excel's XML, in lxml's {namespace}name form. Strict files are brought to these on parsing."""

from __future__ import annotations

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

ROW, CELL, VALUE, FORMULA, INLINE = S + "row", S + "c", S + "v", S + "f", S + "is"
TEXT, RUN, ITEM = S + "t", S + "r", S + "si"

ASIDE = "_govreport_aside"  # defined name of a sheet that our own writer puts beside the report
