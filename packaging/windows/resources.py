"""What a Windows executable carries besides code: icon, version, manifest. Elsewhere it is nothing."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

PRODUCT = "政府信息公开年度报告编辑器"
DESCRIPTIONS = {"govreport-gui": PRODUCT, "govreport": f"{PRODUCT}（命令行）"}
MANIFEST = Path(__file__).with_name("govreport.manifest")
CHINESE, UNICODE = 0x0804, 1200  # language and code page of the texts
VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable("{language:04x}{code_page:04x}", [{texts}])]),
    VarFileInfo([VarStruct("Translation", [{language}, {code_page}])]),
  ],
)
"""


def of_executable(name: str, root: Path) -> dict[str, str]:
    """Return what PyInstaller's EXE takes; the icon must have been drawn (`draw_icon.py`)."""
    if sys.platform != "win32":
        return {}
    build = root / "build"
    version = build / f"{name}.version"
    version.write_text(version_text(name, _version(root)), encoding="utf-8")
    return {"icon": str(build / "govreport.ico"), "version": str(version), "manifest": str(MANIFEST)}


def version_text(name: str, version: str) -> str:
    """Return the version resource of an executable, as PyInstaller reads it."""
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0, 0][:4])
    texts = {
        "FileDescription": DESCRIPTIONS[name],
        "FileVersion": version,
        "OriginalFilename": f"{name}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
        "LegalCopyright": "MIT License",
    }
    written = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in texts.items())
    return VERSION.format(numbers=numbers, texts=written, language=CHINESE, code_page=UNICODE)


def _version(root: Path) -> str:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
