"""What the packaged program brings for a Linux desktop: menu entry, type of file, icon, the way to install."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from govreport_gui import project
from govreport_gui.gui.looks.messages import APP_NAME

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "packaging" / "linux"
SPEC = (ROOT / "packaging" / "govreport.spec").read_text(encoding="utf-8")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry(file):
    parser = configparser.RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str
    parser.read(file, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_entry_is_in_chinese_and_opens_our_files():
    ours = entry(LINUX / "govreport.desktop")
    kind = ElementTree.parse(LINUX / "govreport-mime.xml").getroot().find(f"{MIME}mime-type")
    assert ours["Name[zh_CN]"] == APP_NAME
    assert ours["MimeType"] == f"{kind.get('type')};"
    assert kind.find(f"{MIME}glob").get("pattern") == f"*{project.SUFFIX}"
    assert (LINUX / f"{ours['Icon']}.svg").is_file()


def test_the_executables_are_called_as_the_files_say():
    names = set(re.findall(r'executable\("([\w-]+)"', SPEC))
    assert entry(LINUX / "govreport.desktop")["Exec"].split()[0] in names
    assert names == {"govreport-gui", "govreport"}


def test_every_script_of_the_package_is_there():
    scripts = re.findall(r'"(start_\w+\.py)"', SPEC)
    assert len(scripts) == 2
    assert [name for name in scripts if not (ROOT / "packaging" / name).is_file()] == []


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")
def test_installing_keeps_to_the_users_own_folder(tmp_path):
    program = tmp_path / "政务 程序"
    shutil.copytree(LINUX, program)
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "share")}
    for _time in range(2):  # a newer version is installed over it
        subprocess.run(["bash", program / "install.sh"], env=environment, check=True, capture_output=True)
    installed = entry(home / "share" / "applications" / "govreport.desktop")
    assert installed["Exec"] == f'"{program}/govreport-gui" %f'
    assert (home / "share" / "icons" / "hicolor" / "scalable" / "apps" / "govreport.svg").is_file()
    assert (home / "share" / "mime" / "packages" / "govreport.xml").is_file()


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("ldd"), reason="needs Linux and ldd")
def test_a_system_that_lacks_a_library_is_told_before_the_menu_entry_is_made(tmp_path):
    program = tmp_path / "program"
    shutil.copytree(LINUX, program)
    (program / "_internal").mkdir()
    python = Path(sys.executable).resolve().read_bytes()
    assert b"libc.so.6\0" in python
    (program / "_internal" / "libtorn.so").write_bytes(python.replace(b"libc.so.6\0", b"libz.so.9\0"))
    run = subprocess.run(
        ["bash", program / "install.sh"],
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert "缺少系统组件 libz.so.9。" in run.stderr
    assert not (tmp_path / "share").exists()
