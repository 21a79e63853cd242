"""What a Word file tells of whoever made it: names in its properties, links into a computer. None of it is the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govreport_gui.blocks import Skipped, SkippedKind
from govreport_gui.readers.package import Package

_PROPERTIES = ("core-properties", "extended-properties")
_NAMES = {"creator", "lastModifiedBy", "Company", "Manager"}
_LOCAL = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\", re.IGNORECASE)
_WHO = "文件属性里的作者或单位，没有带入"
_WHERE = "指向个人电脑上文件的链接，没有带入"


def origin(package: Package, parts: Iterable[str]) -> list[Skipped]:
    """Return the names in a file's properties and the links of some of its parts that lead into a computer."""
    names = dict.fromkeys(_names(package))
    found = [Skipped("、".join(names), _WHO, "document", SkippedKind.AUTHOR)] if names else []
    links = (link for part in parts if part for link in package.relationships(part).values() if link.external)
    paths = dict.fromkeys(link.target for link in links if _LOCAL.match(link.target))
    return found + [Skipped(path, _WHERE, "document", SkippedKind.LOCAL_PATH) for path in paths]


def _names(package: Package) -> list[str]:
    """Return who made the file, who changed it last, whose office it is."""
    targets = [link.target for link in package.relationships("").values() if link.kind in _PROPERTIES]
    roots = (package.xml(target) for target in targets)
    elements = (element for root in roots if root is not None for element in root)
    said = (element.text for element in elements if str(element.tag).rpartition("}")[2] in _NAMES)
    return [text.strip() for text in said if text and text.strip()]
