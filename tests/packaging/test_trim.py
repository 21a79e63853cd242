"""What goes into the packaged program: nothing of Qt that needs the network or GTK, and all that is called."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("trim", ROOT / "packaging" / "trim.py")
trim = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(trim)

QT = Path(PySide6.__file__).parent / "Qt"


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland-generic.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\platforms\\qoffscreen.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6WaylandClient.so.6",
        "PySide6/Qt6Widgets.dll",
        "PySide6/MSVCP140.dll",
        "python311.dll",
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "libxkbcommon-x11.so.0",
        "libicudata.so.73",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "govreport_gui/resources/manual/index.html",
    ],
)
def test_what_the_program_calls_goes_in(place):
    assert trim.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        "libQt6Network.so.6",
        "PySide6/translations/qtbase_de.qm",
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "libglib-2.0.so.0",
        "libssl.so.3",
    ],
)
def test_what_it_does_not_call_or_every_desktop_has_stays_out(place):
    assert not trim.is_wanted(place)


@pytest.mark.skipif(not QT.is_dir() or not sys.platform.startswith("linux"), reason="looks into the wheel for Linux")
def test_nothing_that_goes_in_calls_a_part_of_qt_that_stays_out():
    places = [f"PySide6/Qt/{path.relative_to(QT).as_posix()}" for path in QT.rglob("*.so*")]
    kept = [place for place in places if trim.is_wanted(place)]
    plug_ins = {Path(place).stem for place in kept if "/plugins/" in place}
    assert {"libqxcb", "libqoffscreen", "libqwayland-generic", "libxdg-shell", "libcupsprintersupport"} <= plug_ins
    called = {"libQt6Core.so.6", "libQt6Gui.so.6", "libQt6Widgets.so.6", "libQt6PrintSupport.so.6", "libQt6Svg.so.6"}
    for place in kept:
        if "/plugins/" in place:
            called |= _parts_of_qt(place)
    todo = list(called)
    while todo:
        more = _parts_of_qt(f"PySide6/Qt/lib/{todo.pop()}") - called
        called |= more
        todo += more
    assert [name for name in sorted(called) if not trim.is_wanted(f"PySide6/Qt/lib/{name}")] == []


def _parts_of_qt(place):
    names = re.findall(rb"\0(libQt6\w+\.so\.6)(?=\0)", (QT.parent.parent / place).read_bytes())
    return {name.decode() for name in names} - {Path(place).name}
