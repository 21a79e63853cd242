"""Which version of a report a Word file went out as: the hidden id that the writer put in (`writers/word_version.py`).

It stands in two places: a custom document property, which Word, WPS and LibreOffice keep (LibreOffice also in .odt),
and a hidden bookmark, which stays where "inspect document" takes the properties away.
"""

from __future__ import annotations

from lxml import etree

from govreport_gui.blocks import Skipped, SkippedKind
from govreport_gui.readers.package import Package
from govreport_gui.readers.word_names import W

PROPERTY = "govreport.version"
BOOKMARK = "_govreport_"  # Word hides a bookmark that begins with a line; forty characters at most
_PART = "docProps/custom.xml"
_WHY = "本程序导出时记下的版本号，不属于正文，没有带入"


def version_mark(package: Package, root: etree._Element) -> list[Skipped]:
    """Return the id among what a reader leaves out, nothing where the file has none; `root` is of the main part."""
    version = _in_properties(package) or _in_bookmarks(root)
    return [Skipped(version, _WHY, "document", SkippedKind.VERSION)] if version else []


def _in_properties(package: Package) -> str:
    root = package.xml(_PART) if package.data(_PART) else None
    if root is None:
        return ""
    named = (item for item in root if isinstance(item.tag, str) and item.get("name") == PROPERTY)
    return next(("".join(map(str, item.itertext())).strip() for item in named), "")


def _in_bookmarks(root: etree._Element) -> str:
    names = (mark.get(W + "name", "") for mark in root.iter(W + "bookmarkStart"))
    return next((name.removeprefix(BOOKMARK) for name in names if name.startswith(BOOKMARK)), "")
