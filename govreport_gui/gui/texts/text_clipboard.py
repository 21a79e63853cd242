"""Running text on the clipboard: with pictures and tables, between windows of ours and from Word, WPS and web pages."""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from govreport_gui import storage
from govreport_gui.blocks import Block, Grid, Paragraph, Picture
from govreport_gui.errors import ReadError
from govreport_gui.gui.texts import picture_files
from govreport_gui.report import EMBEDDED, Part

OWN_FORMAT = "application/x-govreport-text+json"
LOST = "有 {count} 张图片没有带过来：网页里只有它的地址。请在网页里右键复制图片，再单独粘贴。"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the clipboard holds for running text, and how many pictures of it are known only by their address."""

    part: Part
    lost: int = 0


def is_text(source: QMimeData) -> bool:
    """Say whether something can be pasted into running text."""
    return source.hasText() or source.hasHtml() or source.hasImage() or source.hasFormat(OWN_FORMAT)


def copied(part: Part) -> QMimeData:
    """Return running text for the clipboard: for ourselves, as HTML for other programs, and as plain text."""
    from govreport_gui.writers import html  # noqa: PLC0415 (only whoever copies needs it)

    made = QMimeData()
    files: dict[str, bytes] = {}
    items = storage.pack_part(part, files)
    data = {"items": items, "files": {name: base64.b64encode(file).decode() for name, file in files.items()}}
    made.setData(OWN_FORMAT, json.dumps(data).encode())
    made.setText(part.text)
    if part.embedded:
        blocks = (Paragraph(item, "") if isinstance(item, str) else item for item in part.items)
        made.setHtml("".join(map(html.embedded, blocks)))
    return made


def plain(source: QMimeData) -> Part:
    """Return the text of the clipboard, without anything else."""
    text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace(EMBEDDED, "")
    return Part.shown(text, ())


def pasted(source: QMimeData) -> Pasted:
    """Return what the clipboard holds: running text of ours, of a page with pictures or tables, a picture, or text."""
    own = _own(source)
    if own is not None:
        return Pasted(own)
    files = [QUrl(url).toLocalFile() for url in source.urls()]
    pictures = tuple(picture for file in files if (picture := _picture_file(Path(file))))
    if pictures:
        return Pasted(Part(pictures))
    page = _page(source) if source.hasHtml() else Pasted(Part())
    if page.part.embedded or page.lost:
        return page
    if source.hasImage() and not source.hasText():
        return Pasted(Part((picture_files.from_image(QImage(source.imageData())),)))
    return Pasted(plain(source))


def _own(source: QMimeData) -> Part | None:
    if not source.hasFormat(OWN_FORMAT):
        return None
    try:
        data = json.loads(bytes(source.data(OWN_FORMAT).data()))
        files = {name: base64.b64decode(file) for name, file in data["files"].items()}
        return storage.unpack_part(data["items"], files)
    except (ValueError, KeyError, TypeError, AttributeError, storage.StorageError):
        return None  # of another version of ours: its HTML and plain text are there as well


# ── Pages ──


def _page(source: QMimeData) -> Pasted:
    from govreport_gui.readers import html  # noqa: PLC0415 (readers are loaded when one reads)

    try:
        items = list(_items(html.read_fragment(source.html(), _laid_down)))
    except ReadError:
        return Pasted(Part())  # beyond the limits: its plain text will do
    pictures = [item for item in items if isinstance(item, Picture)]
    if len(pictures) == 1 and not pictures[0].data and source.hasImage():  # copied as one picture
        found = picture_files.from_image(QImage(source.imageData()))
        items = [replace(found, name=item.name) if item is pictures[0] else item for item in items]
    kept = tuple(item for item in items if not isinstance(item, Picture) or item.data)
    return Pasted(Part(kept), len(items) - len(kept))


def _items(blocks: Iterable[Block]) -> Iterator[str | Picture | Grid]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (line.strip() for line in block.text.replace(EMBEDDED, "").split("\n") if line.strip())
        elif isinstance(block, Grid) and len(block.cells) == 1:  # a cell copied alone is its text
            yield from (line for line in block.cells[0].text.split("\n") if line.strip())
        elif isinstance(block, Picture):
            yield _shown(block)
        elif isinstance(block, Grid):
            yield block


def _shown(picture: Picture) -> Picture:
    """Return a picture as a report keeps it; one that cannot be read as one known only by its address."""
    if not picture.data:
        return picture
    try:
        read = picture_files.from_bytes(picture.data, picture.name)
    except ReadError:
        return replace(picture, data=b"")
    return replace(read, width_mm=picture.width_mm, height_mm=picture.height_mm)


def _laid_down(address: str) -> tuple[bytes, str] | None:
    """Return a picture that Word or WPS put into the folder for temporary files when something was copied.

    Nothing else is read: a page may name any file of this computer.
    """
    if not address.lower().startswith("file:"):
        return None
    file = Path(QUrl(address.replace("\\", "/")).toLocalFile())
    try:
        if not file.resolve().is_relative_to(Path(tempfile.gettempdir()).resolve()):
            return None
        picture = picture_files.from_file(file)
    except (OSError, ValueError, ReadError):
        return None
    return picture.data, picture.media_type


def _picture_file(file: Path) -> Picture | None:
    try:
        return picture_files.from_file(file)
    except ReadError:
        return None
