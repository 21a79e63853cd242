"""Edit the XML of a Word file as a person at Word would: in plain or with tracked changes, and leave comments."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from govreport_gui.readers.word_names import BODY, DEL, DEL_TEXT, ID, INS, P_PR, R_PR, RUN, TBL, TC, TEXT, TR, VAL, P, W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
WHO = {W + "author": "周小禾", W + "date": "2025-01-20T09:30:00Z"}
_NS = W.strip("{}")


class WordFile:
    """An open .docx: its body paragraphs and tables in order; `save` writes it back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[DOCUMENT])
        body = self.root.find(BODY)
        assert body is not None
        self.body = body
        self._ids = 900
        self.comments: list[str] = []

    @property
    def paragraphs(self) -> list[etree._Element]:
        """The body's paragraphs that hold text, tables' not among them."""
        return [p for p in self.body.iterchildren(P) if text_of(p)]

    @property
    def tables(self) -> list[etree._Element]:
        """The body's tables."""
        return list(self.body.iterchildren(TBL))

    def save(self, path: Path | None = None) -> Path:
        """Write the file, over itself if no other is named."""
        self.parts[DOCUMENT] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.comments:
            self._put_comments()
        target = path or self.path
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return target

    # ── Edits ──

    def replace_text(self, paragraph: etree._Element, start: int, end: int, new: str, *, tracked: bool) -> None:
        """Replace the characters start … end of a paragraph; new ones look like their neighbours."""
        runs = list(_cut(paragraph, start, end))
        shape, place = _neighbour(paragraph, start, runs)
        for run in runs:
            self._take_out(run, tracked=tracked)
        if new:
            self._put_in(shape, place, new, tracked=tracked)

    def _take_out(self, run: etree._Element, *, tracked: bool) -> None:
        parent = run.getparent()
        assert parent is not None
        if not tracked:
            parent.remove(run)
            return
        wrapper = self._tracked(DEL)
        parent.replace(run, wrapper)
        wrapper.append(run)
        for text in list(run.iter(TEXT)):
            text.tag = DEL_TEXT
            text.set(SPACE, "preserve")

    def _put_in(
        self, shape: etree._Element | None, place: Callable[[etree._Element], None], new: str, *, tracked: bool
    ) -> None:
        run = etree.Element(RUN)
        if shape is not None:
            run.append(copy.deepcopy(shape))
        text = etree.SubElement(run, TEXT)
        text.text = new
        text.set(SPACE, "preserve")
        if tracked:
            wrapper = self._tracked(INS)
            wrapper.append(run)
            run = wrapper
        place(run)

    def insert_after(self, paragraph: etree._Element, text: str, *, tracked: bool) -> None:
        """Put a new paragraph behind one; it looks like that."""
        new = etree.Element(P)
        properties = paragraph.find(P_PR)
        if properties is not None:
            new.append(copy.deepcopy(properties))
        if tracked:
            self._mark_end(new, INS)
        shape = next(paragraph.iter(R_PR), None)
        self._put_in(shape, new.append, text, tracked=tracked)
        paragraph.addnext(new)

    def remove(self, paragraph: etree._Element, *, tracked: bool) -> None:
        """Take a paragraph out."""
        if not tracked:
            self.body.remove(paragraph)
            return
        for run in list(paragraph.iterchildren(RUN)):
            self._take_out(run, tracked=True)
        self._mark_end(paragraph, DEL)

    def _mark_end(self, paragraph: etree._Element, tag: str) -> None:
        properties = paragraph.find(P_PR)
        if properties is None:
            properties = etree.Element(P_PR)
            paragraph.insert(0, properties)
        marks = properties.find(R_PR)
        if marks is None:
            marks = etree.SubElement(properties, R_PR)
        marks.insert(0, self._tracked(tag))

    def comment(self, paragraph: etree._Element, text: str) -> None:
        """Leave a comment on a whole paragraph."""
        number = str(len(self.comments))
        self.comments.append(text)
        start = etree.Element(W + "commentRangeStart", {ID: number})
        paragraph.insert(1 if paragraph.find(P_PR) is not None else 0, start)
        etree.SubElement(paragraph, W + "commentRangeEnd", {ID: number})
        run = etree.SubElement(paragraph, RUN)
        etree.SubElement(run, W + "commentReference", {ID: number})

    def _tracked(self, tag: str) -> etree._Element:
        self._ids += 1
        return etree.Element(tag, {ID: str(self._ids), **WHO})

    def _put_comments(self) -> None:
        root = etree.Element(W + "comments", nsmap={"w": _NS})
        for number, text in enumerate(self.comments):
            comment = etree.SubElement(root, W + "comment", {ID: str(number), **WHO})
            run = etree.SubElement(etree.SubElement(comment, P), RUN)
            etree.SubElement(run, TEXT).text = text
        self.parts["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
        self.parts[TYPES] = self.parts[TYPES].replace(b"</Types>", override.encode())
        link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        entry = f'<Relationship Id="rIdRemarks" Type="{link}" Target="comments.xml"/></Relationships>'
        self.parts[LINKS] = self.parts[LINKS].replace(b"</Relationships>", entry.encode())


def text_of(paragraph: etree._Element) -> str:
    """Return a paragraph's text, deleted text not."""
    return "".join(text.text or "" for text in paragraph.iter(TEXT))


def cell_at(table: etree._Element, row: int, column: int) -> etree._Element:
    """Return the paragraph of a cell by its place in the grid."""
    at = 0
    for cell in list(table.iterchildren(TR))[row].iterchildren(TC):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        if at == column:
            paragraph = cell.find(P)
            assert paragraph is not None
            return paragraph
        at += int(span.get(VAL, "1")) if span is not None else 1
    raise LookupError((row, column))


def _cut(paragraph: etree._Element, start: int, end: int) -> Iterator[etree._Element]:
    """Cut the runs at both characters; yield those between."""
    at = 0
    for text in list(paragraph.iter(TEXT)):
        length = len(text.text or "")
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            run = text.getparent()
            assert run is not None
            yield _part_of(run, text, first, last)
        elif 0 < start - at < length:  # an insertion inside this run
            run = text.getparent()
            assert run is not None
            _part_of(run, text, start - at, length)
        at += length


def _part_of(run: etree._Element, text: etree._Element, first: int, last: int) -> etree._Element:
    """Cut a run of one text in up to three; return the one with the characters first … last."""
    whole = text.text or ""
    if first > 0:
        run.addprevious(_with_text(run, whole[:first]))
    if last < len(whole):
        run.addnext(_with_text(run, whole[last:]))
    text.text = whole[first:last]
    text.set(SPACE, "preserve")
    return run


def _with_text(run: etree._Element, text: str) -> etree._Element:
    twin = copy.deepcopy(run)
    element = twin.find(TEXT)
    assert element is not None
    element.text = text
    element.set(SPACE, "preserve")
    return twin


def _neighbour(
    paragraph: etree._Element, start: int, runs: list[etree._Element]
) -> tuple[etree._Element | None, Callable[[etree._Element], None]]:
    """Return how the runs at a character look, and what puts a new run there."""
    if runs:
        mark = etree.Element("mark")
        runs[-1].addnext(mark)
        return runs[0].find(R_PR), lambda new: paragraph_replace(mark, new)
    at = 0
    for run in paragraph.iter(RUN):
        at += len(text_of(run))
        if at >= start and text_of(run):
            return run.find(R_PR), run.addnext
    marks = paragraph.find(f"{P_PR}/{R_PR}")
    return next(paragraph.iter(R_PR), marks), paragraph.append


def paragraph_replace(old: etree._Element, new: etree._Element) -> None:
    """Put an element in the place of another."""
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)
