"""What a stranger meets first: the commands, the lock, the README, the wheel."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LOCK = (PACKAGING / "requirements.lock").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

needs_bash = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")


def canonical(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_lock_holds_every_dependency():
    wanted = [*PROJECT["dependencies"], *chain.from_iterable(PROJECT["optional-dependencies"].values())]
    locked = {canonical(line) for line in LOCK.splitlines() if re.match(r"[a-z]", line)}
    assert {canonical(line) for line in wanted} - locked == set()


def test_lock_has_a_hash_for_every_package_and_no_address_or_path():
    entries = re.split(r"\n(?=[a-z])", LOCK)[1:]
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|file:|index-url|find-links|(?<![\w.-])/\w+/", LOCK) == []


def test_lock_pins_the_pyside_that_old_systems_can_run():
    assert re.search(r"^pyside6-essentials==6\.9\.3 ; python_full_version < '3\.14'", LOCK, re.M)


def test_readme_opens_with_the_two_commands():
    block = re.search(r"```bash\n(.+?)```", README, re.S)
    assert block is not None
    assert block.start() < 60
    assert re.findall(r"^bash (\S+)", block[1], re.M) == ["packaging/run.sh", "packaging/test.sh"]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_documents_link_only_to_what_is_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_entry_points_lead_to_functions():
    for target in (PROJECT["scripts"] | PROJECT["gui-scripts"]).values():
        module, _, name = target.partition(":")
        assert callable(getattr(importlib.import_module(module), name)), target


@pytest.mark.parametrize("script", sorted(PACKAGING.glob("*.ps1")), ids=lambda path: path.name)
def test_powershell_scripts_can_be_read_by_windows_powershell(script):
    text = script.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), "without a byte order mark, 5.1 takes Chinese for the local code page"
    code = re.sub(r"^\s*#.*$", "", text.decode("utf-8-sig"), flags=re.M)
    assert re.findall(r'"[^"\n]*[“”]', code) == [], "PowerShell ends a string at a Chinese quotation mark too"


@needs_bash
@pytest.mark.parametrize("script", [*sorted(PACKAGING.glob("*.sh")), ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_shell_scripts_parse_and_can_be_run(script):
    subprocess.run(["bash", "-n", script], check=True)
    assert os.access(script, os.X_OK)


@needs_bash
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["没有这份.docx"], "找不到文件“没有这份.docx”"), (["a.docx", "b.docx"], "一次只能打开一个文件")],
)
def test_run_says_what_is_wrong_before_it_sets_anything_up(tmp_path, arguments, sentence):
    run = subprocess.run(
        ["bash", PACKAGING / "run.sh", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr


def test_wheel_holds_the_resources_and_finds_them(tmp_path):
    build = f"import hatchling.build as b; b.build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    installed = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(installed)

    program = (
        "from govreport_gui import paths\n"
        "from govreport_gui.form import forms\n"
        "print(paths.resource())\n"
        "print(*sorted(forms()))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=installed,
        env=os.environ | {"PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    folder, forms = run.stdout.splitlines()
    assert Path(folder) == installed / "govreport_gui" / "resources"
    assert forms == "2019 2021"
    there = {path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file()}
    assert {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()} == there
