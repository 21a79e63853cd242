"""Word files written from their raw XML, so that a test can hold what no writer would write."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from govreport_gui.blocks import Blocks, Grid, Paragraph, Skipped
from govreport_gui.readers import word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
}
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)

Relationship = tuple[str, str, str]  # id, last word of the type, target ("External:…" for one outside)


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str = "", properties: str = "") -> str:
    """Return a paragraph of runs, or of plain text."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """Return a table cell of blocks, or of plain text."""
    inner = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 0) -> str:
    """Return a table."""
    grid = f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>" if columns else ""
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


def document(body: str, namespaces: str = NAMESPACES) -> str:
    """Return a whole document.xml."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:document {namespaces}><w:body>{body}</w:body></w:document>"


def part(name: str, content: str) -> str:
    """Return another part of the main namespace: styles, numbering, footnotes …"""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{name} {NAMESPACES}>{content}</w:{name}>"


def relationships(links: list[Relationship]) -> str:
    """Return a .rels part."""
    lines = []
    for link_id, kind, target in links:
        outside = target.startswith("External:")
        mode = ' TargetMode="External"' if outside else ""
        where = target.removeprefix("External:")
        lines.append(f'<Relationship Id="{link_id}" Type="{R}/{kind}" Target="{where}"{mode}/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def content_types(parts: list[str]) -> str:
    """Return the part that says what the others are, so that other programs open the file too."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main"}
    lines = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _DEFAULTS.items()]
    for name in parts:
        kind = f"{word}.{kinds.get(name, name)}+xml"
        lines.append(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>')
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'


def package(
    body: str,
    links: list[Relationship] | None = None,
    media: dict[str, bytes] | None = None,
    **parts: str | bytes,
) -> dict[str, str | bytes]:
    """Return the parts of a Word file. `styles="…"` adds that part with its relationship; so do the others."""
    links = list(links or [])
    files: dict[str, str | bytes] = dict(media or {})
    files |= {
        "[Content_Types].xml": content_types(["document", *parts]),
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": document(body),
    }
    for name, content in parts.items():
        links.append((f"rId_{name}", name, f"{name}.xml"))
        files[f"word/{name}.xml"] = content if isinstance(content, bytes) else part(name, content)
    files["word/_rels/document.xml.rels"] = relationships(links)
    return files


def write(path: Path, files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write parts as a Word file."""
    with zipfile.ZipFile(path, "w", method) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return path


class WordFiles:
    """Writes Word files into a folder and reads them at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def blocks(self, body: str, links: list[Relationship] | None = None, **parts: Any) -> Blocks:
        """Return what the reader sees in a body; arguments as for `package`."""
        return word.read(write(self.folder / "测试.docx", package(body, links, **parts)))

    def lines(self, body: str, links: list[Relationship] | None = None, **parts: Any) -> list[str]:
        """Return the texts of the paragraphs."""
        return [block.text for block in self.blocks(body, links, **parts) if isinstance(block, Paragraph)]

    def grid(self, body: str) -> list[tuple[int, int, int, int, str]]:
        """Return the only table as (row, column, rows, columns, text)."""
        (grid,) = (block for block in self.blocks(body) if isinstance(block, Grid))
        return [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in grid.cells]

    def skipped(self, body: str, links: list[Relationship] | None = None, **parts: Any) -> list[str]:
        """Return the texts of what was left out."""
        return [block.text for block in self.blocks(body, links, **parts) if isinstance(block, Skipped)]
