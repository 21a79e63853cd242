"""The .docx as a package: named parts, their types and relations, zipped so that the same report gives the same bytes.

No template file: Word's own brings theme fonts and an author. No personal data, no dates.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from govreport_gui.blocks import Picture
from govreport_gui.writers.word_version import custom_properties

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold

_UNKNOWN = "application/octet-stream"
_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
    "image/x-emf": ".emf",
    "image/x-wmf": ".wmf",
    "image/svg+xml": ".svg",
}


class WordPackage:
    """Collects the parts of a document; `picture` and `part` return relationship ids."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, tuple[str, str]] = {}  # id → (kind, target)
        self._pictures: dict[str, str] = {}  # hash of the bytes → id

    def part(self, kind: str, name: str, xml: str) -> str:
        """Add a part ("styles", "footer" …) under word/ and return its relationship id."""
        return self._add(kind, name, (_HEADER + xml).encode(), f"{_WORD}{kind}+xml")

    def picture(self, picture: Picture) -> str:
        """Add an image, each only once, and return its relationship id."""
        digest = hashlib.sha256(picture.data).hexdigest()
        if digest not in self._pictures:
            name = f"media/image{len(self._pictures) + 1}{_ENDINGS.get(picture.media_type, '.bin')}"
            self._pictures[digest] = self._add("image", name, picture.data, picture.media_type or _UNKNOWN)
        return self._pictures[digest]

    def _add(self, kind: str, name: str, data: bytes, content_type: str) -> str:
        self._parts[f"word/{name}"] = data
        self._types[f"/word/{name}"] = content_type
        key = f"rId{len(self._relations) + 1}"
        self._relations[key] = (_RELATION + kind, name)
        return key

    def to_bytes(self, document: str, title: str, version: str = "") -> bytes:
        """Return the file, given word/document.xml, the title for its properties and the version for those hidden."""
        properties = (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
        )
        roots = {
            "rId1": (_RELATION + "officeDocument", "word/document.xml"),
            "rId2": (_PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
        }
        extra: dict[str, bytes] = {}
        if version:
            roots["rId3"] = (_RELATION + "custom-properties", "docProps/custom.xml")
            extra["docProps/custom.xml"] = _encoded(custom_properties(version))
        types = {
            "/word/document.xml": f"{_WORD}document.main+xml",
            "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            **{f"/{name}": _CUSTOM for name in extra},
            **self._types,
        }
        return _zipped(
            {
                "[Content_Types].xml": _content_types(types),
                "_rels/.rels": _relations(roots),
                "docProps/core.xml": _encoded(properties),
                **extra,
                "word/document.xml": _encoded(document),
                "word/_rels/document.xml.rels": _relations(self._relations),
                **self._parts,
            }
        )


def _encoded(xml: str) -> bytes:
    return (_HEADER + xml).encode()


def _content_types(types: dict[str, str]) -> bytes:
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    parts = "".join(f'<Override PartName="{name}" ContentType={quoteattr(kind)}/>' for name, kind in types.items())
    return _encoded(f'<Types xmlns="{_PACKAGE}content-types">{rels}{xml}{parts}</Types>')


def _relations(relations: dict[str, tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in relations.items()
    )
    return _encoded(f'<Relationships xmlns="{_PACKAGE}relationships">{lines}</Relationships>')


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _OLDEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the bytes would tell Windows from Linux
            package.writestr(info, data)
    return buffer.getvalue()
