"""What there is to know about this copy of the program: versions, folders, libraries and their licences."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication

import govreport_gui
from govreport_gui import log, paths
from govreport_gui.gui.looks.messages import APP_NAME


@dataclass(frozen=True, slots=True)
class Library:
    """Somebody else's work that the program is shipped with. `package` is "" for what is no Python package."""

    package: str
    name: str
    purpose: str
    licence: str

    @property
    def version(self) -> str:
        """The version that is installed, "" if that is not known."""
        try:
            return metadata.version(self.package) if self.package else ""
        except metadata.PackageNotFoundError:
            return ""


LIBRARIES = (
    Library("PySide6-Essentials", "Qt for Python", "窗口、打印和 PDF", "LGPL-3.0"),
    Library("lxml", "lxml", "读写 Word、Excel 和网页", "BSD-3-Clause"),
    Library("pypdfium2", "pypdfium2（PDFium）", "读取 PDF", "Apache-2.0、BSD-3-Clause"),
    Library("XlsxWriter", "XlsxWriter", "写出 Excel", "BSD-2-Clause"),
    Library("platformdirs", "platformdirs", "找到各系统存放数据的位置", "MIT"),
    Library("", "Python", "程序语言和标准库", "PSF-2.0"),
    Library("", "Lucide", "图标", "ISC"),
)


def versions() -> list[tuple[str, str]]:
    """Return name and version of what the program rests on."""
    system = f"{platform.system()} {platform.release()}（{platform.machine()}）"
    return [
        (APP_NAME, govreport_gui.__version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("操作系统", system),
        ("显示方式", QGuiApplication.platformName()),
    ]


def folders() -> list[tuple[str, Path]]:
    """Return what is kept where."""
    return [("数据", paths.user_data()), ("设置", paths.user_settings()), ("日志", paths.user_log())]


def as_text() -> str:
    """Return versions and folders as lines to be copied."""
    lines = [f"{name}：{version}" for name, version in versions()]
    lines += [f"{name}文件夹：{folder}" for name, folder in folders()]
    lines += [f"{library.name} {library.version}".rstrip() for library in LIBRARIES]
    return "\n".join(lines)


def open_log() -> None:
    """Open the log in the program made for text; its folder where nothing is written yet."""
    written = log.file()
    _open(written if written.is_file() else written.parent)


def open_data_folder() -> None:
    """Open the folder of recovery copies and earlier versions."""
    _open(paths.user_data())


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
