"""Pictures of the pages of Word files as LibreOffice prints them, and how far two of them are apart.

`python -m tests.writers.page_pictures` takes the committed pictures anew; look at every one of them before committing.
They hold for one version of LibreOffice, of PDFium and of the fonts, which `made_with.txt` names. Whatever else a
machine has installed, LibreOffice sees only these fonts.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from govreport_gui.check_sheet import check_sheet
from govreport_gui.writers import word, word_check_sheet
from govreport_gui.writers.page_profile import KNOWN_FONTS
from tests.builders import sample_report
from tests.test_conversions import SOFFICE, soffice_all
from tests.writers.printed_reports import PRINTED

FOLDER = Path(__file__).with_name("reference_pages")
MADE_WITH = FOLDER / "made_with.txt"
DPI = 60
LEVELS = 16  # of grey in a committed picture
CELL = 4  # pixels, 1.7 mm: half a character of a table, and enough to even out how edges are smoothed
LEVELS_APART = 24  # of 256, as the mean of a cell
CELLS_APART = 2  # of 21,700 on a page: a lost character of the smallest text makes three
CHECK_SHEET = "check sheet"
SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"


def pictured() -> dict[str, bytes]:
    """Return the Word files that have committed pictures: the five reports, and the check sheet of one with slips."""
    sheet = check_sheet(sample_report(), ())  # without findings, whose words change more often than the page
    reports = {name: word.render(*edition) for name, edition in PRINTED.items()}
    return reports | {CHECK_SHEET: word_check_sheet.render(sheet)}


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, list[QImage]]:
    """Print Word files by their names and return the pages of each in grey; an empty folder holds what that takes."""
    paths = [folder / f"{number}.docx" for number in range(len(files))]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    made = soffice_all(paths, "pdf", folder, _only_our_fonts(folder))
    return {name: _pages(path) for name, path in zip(files, made, strict=True)}


def _pages(pdf: Path) -> list[QImage]:
    with pdfium.PdfDocument(pdf) as document:
        return [_drawn(page) for page in document]


def _drawn(page: pdfium.PdfPage) -> QImage:
    bitmap = page.render(scale=DPI / 72, grayscale=True)
    grey = QImage.Format.Format_Grayscale8
    return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, grey).copy()


def differences(wanted: Sequence[QImage], found: Sequence[QImage]) -> list[str]:
    """Return what an eye would find on the pages: their number, and each that looks different.

    Single figures are not seen at this size; the proof of an export compares them.
    """
    if len(wanted) != len(found):
        return [f"{len(found)} pages, not {len(wanted)}"]
    apart = [cells_apart(*pair) for pair in zip(wanted, found, strict=True)]
    return [f"page {at}: {count} cells look different" for at, count in enumerate(apart, 1) if count > CELLS_APART]


def cells_apart(wanted: QImage, found: QImage) -> int:
    """Return how many cells of a page are lighter or darker than they should be; all of them on another paper size."""
    ours, theirs = _means(wanted), _means(found)
    if len(ours) != len(theirs):
        return max(len(ours), len(theirs))
    return sum(abs(one - other) > LEVELS_APART for one, other in zip(ours, theirs, strict=True))


def _means(page: QImage) -> bytes:
    wide, high = page.width() // CELL, page.height() // CELL
    smooth = Qt.TransformationMode.SmoothTransformation
    small = page.scaled(wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    small = small.convertToFormat(QImage.Format.Format_Grayscale8)
    rows, pitch = bytes(small.constBits()), small.bytesPerLine()
    return b"".join(rows[row * pitch : row * pitch + wide] for row in range(high))


def committed(name: str) -> list[QImage]:
    """Return the committed pictures of a report."""
    found = sorted(FOLDER.glob(f"{_slug(name)}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
    return [QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8) for path in found]


def coarse(page: QImage) -> QImage:
    """Return a page in so few greys that its file is small."""
    step = 255 // (LEVELS - 1)
    greys = bytes(round(grey / step) * step for grey in range(256))
    data = bytes(page.constBits()).translate(greys)
    return QImage(data, page.width(), page.height(), page.bytesPerLine(), page.format()).copy()


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name)


def made_with() -> str:
    """Return what decides how a page looks on this machine, a line each; "" where LibreOffice or the fonts lack."""
    fonts = _fonts()
    if SOFFICE is None or not fonts:
        return ""
    office = subprocess.run([SOFFICE, "--version"], check=True, capture_output=True, text=True, timeout=60).stdout
    lines = [" ".join(office.split()[:2]), f"pypdfium2 {version('pypdfium2')}"]
    lines += [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in fonts]
    return "".join(f"{line}\n" for line in lines)


def _fonts() -> list[Path]:
    """Return the files of Noto's Chinese fonts (Debian's fonts-noto-cjk), regular and bold."""
    found = [
        sorted(_listed(f":family={family}:style={style}"))[:1]
        for family in (SERIF, SANS)
        for style in ("Regular", "Bold")
    ]
    return [path for paths in found for path in paths] if all(found) else []


def _listed(fonts: str) -> list[Path]:
    if shutil.which("fc-list") is None:
        return []
    lines = subprocess.run(["fc-list", fonts, "file"], check=True, capture_output=True, text=True, timeout=60).stdout
    return [Path(line.rstrip(": ")) for line in lines.splitlines()]


def _only_our_fonts(folder: Path) -> Mapping[str, str]:
    """Return an environment in which nothing but the fonts of the pictures is installed."""
    settings = folder / "fonts.conf"
    settings.write_text(_font_settings(_fonts(), folder / "font cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings), "LC_ALL": "C.UTF-8"}


def _font_settings(fonts: Sequence[Path], cache: Path) -> str:
    folders = "".join(f"<dir>{folder}</dir>" for folder in sorted({path.parent for path in fonts}))
    taken = "".join(f"<glob>{path}</glob>" for path in fonts)
    only = f"<rejectfont><glob>*</glob></rejectfont><acceptfont>{taken}</acceptfont>"
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family>'
        f"<prefer><family>{SANS if font.family == 'swiss' else SERIF}</family></prefer></alias>"
        for name, font in KNOWN_FONTS.items()
    )
    cached = f"<cachedir>{cache}</cachedir>"
    return f"<fontconfig>{folders}{cached}<selectfont>{only}</selectfont>{aliases}</fontconfig>"


def take() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        path.unlink()
    with tempfile.TemporaryDirectory() as folder:
        taken = printed(pictured(), Path(folder))
    for name, pages in taken.items():
        for number, page in enumerate(pages, start=1):
            coarse(page).save(str(FOLDER / f"{_slug(name)}-{number}.png"), "PNG", 0)  # 0: as small as can be
    MADE_WITH.write_text(made_with(), encoding="utf-8")


if __name__ == "__main__":
    if not made_with():
        sys.exit(
            "LibreOffice or Noto's Chinese fonts are not installed (Debian: libreoffice-writer-nogui, fonts-noto-cjk)."
        )
    take()
