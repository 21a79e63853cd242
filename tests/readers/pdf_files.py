"""PDF files written by hand: Chinese text, lines and pictures at exact places of an A4 page, in points from the top."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 80, 515  # of running text
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/DW 1000/W[1[500 500] 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    b"/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
_PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 30/Height 20/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
    b"/Length %d>>stream\n%s\nendstream"
)


@dataclass
class Page:
    """What is drawn on a page."""

    turned: int = 0  # degrees, how far the page is turned, /Rotate and all
    operators: list[bytes] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 16, *, lean: float = 0, mode: int = 0) -> Page:
        """Write a line with its foot at y."""
        codes = text.encode("utf-16-be").hex().encode()
        matrix = f"1 {lean} {-lean} 1 {x} {HEIGHT - y}".encode()
        self.operators.append(b"BT /F %g Tf %d Tr %s Tm <%s> Tj ET" % (size, mode, matrix, codes))
        return self

    def lines(self, y: float, *texts: str, indent: Sequence[int] = (0,), size: float = 16, pitch: float = 28) -> Page:
        """Write lines of running text, each below the other; `indent` in characters, 0 for all further lines."""
        for at, text in enumerate(texts):
            self.text(LEFT + size * (indent[at] if at < len(indent) else 0), y + at * pitch, text, size)
        return self

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> Page:
        """Draw a thin line."""
        self.operators.append(f"{x1} {HEIGHT - y1} m {x2} {HEIGHT - y2} l S".encode())
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> Page:
        """Fill a box."""
        self.operators.append(f"{x} {HEIGHT - y - height} {width} {height} re f".encode())
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Page:
        """Place the picture, 30 × 20 grey pixels."""
        self.operators.append(f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /I Do Q".encode())
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str]], size: float = 10) -> Page:
        """Draw a full raster with texts in its places."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for row, line in enumerate(texts):
            for column, text in enumerate(line):
                self.text(xs[column] + 3, ys[row] + size + 3, text, size)
        return self


def write(path: Path, *pages: Page) -> Path:
    """Write a PDF."""
    picture = zlib.compress(b"\x80" * 1800)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, _PICTURE % (len(picture), picture)]
    kids = []
    for page in pages:
        turn = {
            0: b"",
            90: b"0 1 -1 0 %d 0 cm " % WIDTH,
            180: b"-1 0 0 -1 %d %d cm " % (WIDTH, HEIGHT),
            270: b"0 -1 1 0 0 %d cm " % HEIGHT,
        }
        content = turn[page.turned] + b"\n".join(page.operators)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % (WIDTH, HEIGHT, page.turned, len(objects))
        )
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    path.write_bytes(_assembled(objects))
    return path


def _assembled(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + table + trailer
