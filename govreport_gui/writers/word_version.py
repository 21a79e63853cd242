"""The hidden id that tells which version of a report a Word file is; `readers/word_version.py` finds it again."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from govreport_gui.readers.word_version import BOOKMARK, PROPERTY

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set that custom properties belong to
_NAMEABLE = re.compile(r"\w{1,29}", re.ASCII)  # what Word takes in the name of a bookmark, with our beginning


def custom_properties(version: str) -> str:
    """Return docProps/custom.xml."""
    value = f"<vt:lpwstr>{escape(version)}</vt:lpwstr>"
    return (
        f'<Properties xmlns="{_OFFICE}custom-properties" xmlns:vt="{_OFFICE}docPropsVTypes">'
        f'<property fmtid="{_FORMAT}" pid="2" name="{PROPERTY}">{value}</property></Properties>'
    )


def bookmark(version: str) -> str:
    """Return a bookmark that nobody sees; none where the id cannot be a name."""
    if not _NAMEABLE.fullmatch(version):
        return ""
    return f'<w:bookmarkStart w:id="0" w:name="{BOOKMARK}{version}"/><w:bookmarkEnd w:id="0"/>'
