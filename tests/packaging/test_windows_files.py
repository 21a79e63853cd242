"""What a Windows executable carries: an icon of every size, its version, a manifest. It never ran there."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtGui import QImageReader

import govreport_gui
from govreport_gui.gui.looks.messages import APP_NAME

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
SETTINGS = "http://schemas.microsoft.com/SMI/2016/WindowsSettings"


def test_the_icon_is_drawn_in_every_size(tmp_path):
    target = tmp_path / "build" / "govreport.ico"
    subprocess.run([sys.executable, WINDOWS / "draw_icon.py", target], check=True)
    reader = QImageReader(str(target))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        sizes.append(image.width())
        assert image.width() == image.height()
        assert image.pixelColor(0, 0).alpha() == 0
        assert any(image.pixelColor(x, image.height() // 2).blue() > 150 for x in range(image.width()))
    assert {16, 32, 48, 256} <= set(sizes)


def test_the_version_is_that_of_the_program_and_its_names_are_chinese():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from windows import resources as r; from pathlib import Path\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "print(r.version_text('govreport-gui', r._version(Path(sys.argv[1]).parent)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, WINDOWS.parent], check=True, capture_output=True, encoding="utf-8"
    )
    tree = ast.parse(run.stdout, mode="eval")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    texts = dict(
        tuple(ast.literal_eval(part) for part in call.args) for call in calls if call.func.id == "StringStruct"
    )
    assert texts["ProductName"] == texts["FileDescription"] == APP_NAME
    assert texts["ProductVersion"] == govreport_gui.__version__
    parts = [int(part) for part in texts["ProductVersion"].split(".")]
    (fixed,) = (call for call in calls if call.func.id == "FixedFileInfo")
    numbers = {word.arg: ast.literal_eval(word.value) for word in fixed.keywords}
    assert numbers["filevers"] == numbers["prodvers"] == (*parts, 0)
    assert '"080404b0"' in run.stdout


def test_the_manifest_asks_for_sharp_writing_and_long_paths_and_no_administrator():
    root = ElementTree.parse(WINDOWS / "govreport.manifest").getroot()
    assert root.find(f".//{{{SETTINGS}}}dpiAwareness").text.startswith("PerMonitorV2")
    assert root.find(f".//{{{SETTINGS}}}longPathAware").text == "true"
    (level,) = root.iter("{urn:schemas-microsoft-com:asm.v3}requestedExecutionLevel")
    assert level.get("level") == "asInvoker"
