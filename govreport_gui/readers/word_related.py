"""The parts a Word document refers to (styles, lists, notes, comments, pictures …), each read when first asked for."""

from __future__ import annotations

import posixpath
from functools import cached_property

from lxml import etree

from govreport_gui.blocks import Picture, Skipped
from govreport_gui.readers.package import Package, Relationship
from govreport_gui.readers.word_chunk import chunk_lines
from govreport_gui.readers.word_graphics import PictureUse
from govreport_gui.readers.word_inline import plain_text
from govreport_gui.readers.word_names import ID, TYPE, R, W
from govreport_gui.readers.word_numbering import Numbering
from govreport_gui.readers.word_styles import Styles

_MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".svg": "image/svg+xml",
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
    ".webp": "image/webp",
}
_UNKNOWN_MEDIA = "application/octet-stream"
_MARGINS = {
    W + "headerReference": "页眉不属于报告正文，没有带入",
    W + "footerReference": "页脚和页码不属于报告正文，没有带入",
}


class Related:
    """What belongs to the main part of one open file."""

    def __init__(self, package: Package, main_part: str) -> None:
        self._package = package
        self._relationships = {main_part: package.relationships(main_part)}
        self._main = main_part
        self._pictures: dict[str, bytes | None] = {}
        self.part = main_part  # the part being walked: relationship ids count within one part

    @cached_property
    def styles(self) -> Styles:
        """The styles; none where the part is missing."""
        return Styles(self._root("styles"))

    @cached_property
    def numbering(self) -> Numbering:
        """The lists; none where the part is missing."""
        return Numbering(self._root("numbering"), lambda style: self.styles.inherited(style).num_id)

    @cached_property
    def _comments(self) -> dict[str, etree._Element]:
        return self._by_id("comments")

    @cached_property
    def _notes(self) -> dict[str, dict[str, etree._Element]]:
        return {kind: self._by_id(kind) for kind in ("footnotes", "endnotes")}

    def note(self, kind: str, note_id: str) -> etree._Element | None:
        """Return a footnote or endnote by its id."""
        return self._notes[kind].get(note_id)

    def comment(self, comment_id: str) -> str:
        """Return a comment's text, "" for an unknown one."""
        comment = self._comments.get(comment_id)
        return "" if comment is None else plain_text(comment)

    def part_of(self, kind: str) -> str:
        """Return the name of the part of a kind (footnotes, styles …), "" where there is none."""
        links = self._relationships[self._main].values()
        return next((link.target for link in links if link.kind == kind and not link.external), "")

    def mentions(self, kind: str, word: bytes) -> bool:
        """Say whether a part's bytes hold a word: cheaper than parsing a part that may not matter."""
        data = self._package.data(self.part_of(kind))
        return data is not None and word in data

    def picture(self, use: PictureUse, source: str) -> Picture | None:
        """Return a picture, None for a missing, damaged or huge one.

        Where the file only links to it, its bytes are empty: nothing is ever fetched.
        """
        link = self._link(use.relationship)
        if use.linked or (link is not None and link.external):
            return Picture(use.name or "图片", _UNKNOWN_MEDIA, b"", source, use.width_mm, use.height_mm)
        data = None if link is None else self._data(link.target)
        if link is None or not data:
            return None
        ending = posixpath.splitext(link.target)[1].lower()
        media_type = _MEDIA_TYPES.get(ending, _UNKNOWN_MEDIA)
        return Picture(posixpath.basename(link.target), media_type, data, source, use.width_mm, use.height_mm)

    def chunk(self, relationship: str) -> list[str] | None:
        """Return the lines of an embedded web page or text (w:altChunk), None where it is something else."""
        link = self._link(relationship)
        data = None if link is None or link.external else self._data(link.target)
        return None if link is None or data is None else chunk_lines(link.target, data)

    def margins(self, sections: list[etree._Element]) -> list[Skipped]:
        """Return the headers and footers that show text, each text once."""
        found: dict[tuple[str, str], Skipped] = {}
        for section in sections:
            for reference in section.iterchildren(*_MARGINS):
                text, why = self._margin_text(reference), _MARGINS[reference.tag]
                if text:
                    source = "header" if "header" in reference.tag else "footer"
                    found.setdefault((text, why), Skipped(text, why, source))
        return list(found.values())

    def _margin_text(self, reference: etree._Element) -> str:
        link = self._relationships[self._main].get(reference.get(R + "id", ""))
        root = None if link is None or link.external else self._package.xml(link.target)
        return "" if root is None else plain_text(root)

    def _link(self, relationship: str) -> Relationship | None:
        if self.part not in self._relationships:
            self._relationships[self.part] = self._package.relationships(self.part)
        return self._relationships[self.part].get(relationship)

    def _data(self, part: str) -> bytes | None:
        if part not in self._pictures:
            self._pictures[part] = self._package.data(part)
        return self._pictures[part]

    def _root(self, kind: str) -> etree._Element | None:
        part = self.part_of(kind)
        return self._package.xml(part) if part else None

    def _by_id(self, kind: str) -> dict[str, etree._Element]:
        root = self._root(kind)
        if root is None:
            return {}
        return {child.get(ID, ""): child for child in root if child.get(TYPE, "normal") == "normal"}
