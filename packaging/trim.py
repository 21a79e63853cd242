"""What of Qt, and of the libraries of the machine it is made on, goes into the packaged program.

PyInstaller takes whatever any plug-in of Qt could want: GTK, the printing system, screens without a desktop. What every
desktop has is left to it: its parts fit each other, and a library of ours in between would not always fit them.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

ALL = None
# Folder of plug-ins → their names without what a system puts around them (libqxcb.so, qwindows.dll).
PLUG_INS: dict[str, frozenset[str] | None] = {
    "platforms": frozenset({"xcb", "wayland-generic", "windows", "offscreen"}),  # off-screen: PDF on the command line
    "platforminputcontexts": frozenset(  # fcitx where somebody has put it beside the wheel's own
        f"{name}platforminputcontext" for name in ("ibus", "compose", "fcitx", "fcitx5")
    ),
    "platformthemes": frozenset({"xdgdesktopportal"}),  # not GTK: it would need all of GTK, of the desktop's version
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "wayland-decoration-client": ALL,
    "imageformats": frozenset({"gif", "jpeg", "webp", "tiff", "svg", "ico"}),  # PNG and BMP need none
    "iconengines": ALL,
    "printsupport": ALL,
    "styles": ALL,
}
# Modules of Qt that only plug-ins left out would call, and what draws 3D without a graphics card (20 MB).
QT_LIBRARIES_OUT = re.compile(
    r"(lib)?Qt6(Network|OpenGL|EglF[Ss]\w*|Wayland\w*Egl\w*|WlShell\w*|Qml\w*|Quick\w*|Pdf)\b|opengl32sw|d3dcompiler"
)
TRANSLATION = "qtbase_zh_CN.qm"
# What a desktop may lack, and what Python or PySide brings; everything else of Linux is the desktop's own.
LINUX_LIBRARIES = re.compile(r"lib(python3|shiboken6|pyside6|Qt6|icu\w+\.so\.73|xcb-|xkbcommon|ffi|bz2)")


def is_wanted(place: str) -> bool:
    """Say whether a file goes into the program, by its place in it."""
    path = PurePosixPath(place.replace("\\", "/"))
    if "plugins" in path.parts[:-2]:
        return _is_wanted_plug_in(path)
    if path.suffix == ".qm":
        return path.name == TRANSLATION
    if QT_LIBRARIES_OUT.match(path.name):
        return False
    is_of_the_system = len(path.parts) == 1 and ".so" in path.suffixes
    return not is_of_the_system or LINUX_LIBRARIES.match(path.name) is not None


def _is_wanted_plug_in(path: PurePosixPath) -> bool:
    wanted = PLUG_INS.get(path.parent.name, frozenset())
    name = re.sub(r"^(lib)?q?|(plugin)?\.\w+$", "", path.name)
    return wanted is ALL or name in wanted
