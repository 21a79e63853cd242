"""Conventions that no other tool watches: layers, heavy libraries, rules listed, files short, nothing left undone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govreport_gui import checks

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "govreport_gui"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up: a module may import its own level and those before it.
LAYERS = (
    {"paths", "errors", "log", "own_process", "number", "xml_text", "__init__"},
    {"form", "blocks"},
    {"text_links", "zero_fills"},
    {"report", "finding", "part_names"},
    {"checks", "waivers", "fixes", "unit_card"} | {"texts"},
    {"rollover", "compare", "year_on_year"},
    {"project", "storage", "profile_storage", "page_storage", "user_json", "fingerprint", "issued", "check_sheet"}
    | {"safekeeping", "remarks", "unknown_keys"}
    | {"readers", "writers", "recognise", "importing", "import_worker"},
    {"sign_off", "proof"},
    {"pages"},
    {"gui"},
    {"app", "cli", "cli_output", "__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# A PDF is drawn by Qt, and a writer like any other to whoever exports one.
UPWARD = {
    ("writers/__init__", "govreport_gui.pages.pdf"),
    ("writers/check_sheet_files", "govreport_gui.pages.check_sheet"),
}

# library → the modules that may know it
HEAVY = {
    "PySide6": re.compile(r"app|(gui|pages)/.*"),
    "docx": re.compile(r"(readers|writers)/word.*"),
    "lxml": re.compile(r"(readers|writers)/word.*|readers/(excel.*|html.*|mht|package)"),
    "pypdfium2": re.compile(r"readers/pdf.*"),
    "openpyxl": re.compile(r"(readers|writers)/excel.*"),
    "xlsxwriter": re.compile(r"(readers|writers)/excel.*"),
}
MAX_LINES = 400


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").as_posix()


def imports(module: Path) -> set[str]:
    """Return the dotted names a module imports, wherever in it; those under TYPE_CHECKING count too."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def layer(dotted: str) -> str:
    """Return the part of the package that a dotted name or a path belongs to."""
    return (re.split(r"[./]", dotted.removeprefix("govreport_gui.")) or [""])[0]


each_module = pytest.mark.parametrize("module", MODULES, ids=name_of)


@each_module
def test_imports_point_down(module):
    mine = LEVEL[layer(name_of(module))]
    ours = {name for name in imports(module) if name.startswith("govreport_gui.")} - {"govreport_gui.__version__"}
    above = {name for name in ours if LEVEL[layer(name)] > mine}
    assert {name for name in above if (name_of(module), name) not in UPWARD} == set()


@each_module
def test_heavy_libraries_stay_where_they_belong(module):
    known = {name.split(".")[0] for name in imports(module)} & set(HEAVY)
    assert {library for library in known if not HEAVY[library].fullmatch(name_of(module))} == set()


# Who opens files for writing: the safe writer; the lock, which must never replace another one; readers, in a folder of
# their own that they throw away; the log, line by line; the command line, to nowhere when nobody reads it any more.
WRITING = re.compile(
    r"\.write_bytes\(|\.write_text\(.*encoding=|\bO_(?:WRONLY|RDWR)\b|open\([^)\n]*[\"'][rb]*[wax+][bt+]*[\"']|QSaveFile"
)
WRITERS = {"safekeeping/safe_write", "safekeeping/file_lock", "log", "readers/legacy", "readers/office", "cli"}


@each_module
def test_only_the_safe_writer_writes_files(module):
    assert name_of(module) in WRITERS or WRITING.findall(module.read_text(encoding="utf-8")) == []


@each_module
def test_files_are_short_and_say_what_they_are_for(module):
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_LINES
    if text.strip():
        assert ast.get_docstring(ast.parse(text))


@each_module
def test_nothing_is_left_undone(module):
    unfinished = "TODO|FIXME|XXX|NotImplementedError\\("
    assert re.findall(unfinished, module.read_text(encoding="utf-8")) == []


@each_module
def test_names_say_something(module):
    assert not re.fullmatch(r".*(utils?|misc|common|helpers?)", name_of(module))


def test_the_command_line_runs_without_qt():
    script = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"  # any import of it now fails
        "from govreport_gui.cli import main\n"
        f"main(['check', {str(ROOT / 'resources' / 'samples' / 'sample_report.docx')!r}])\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6.')]\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_help_loads_no_engine():
    script = (
        "import sys\n"
        "from govreport_gui.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'docx', 'openpyxl', 'xlsxwriter', 'PySide6', 'govreport_gui.form', 'govreport_gui.readers'}\n"
        "assert not heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)


# ── rules ──

RULE_FILES = sorted((PACKAGE / "checks").glob("*.py"))
RULE_NAME = re.compile(r"[a-z]\d{2}")


def test_every_rule_is_listed_once():
    written = {
        node.name
        for file in RULE_FILES
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and RULE_NAME.fullmatch(node.name)
    }
    listed = [rule.__name__ for rule in checks.RULES]
    assert sorted(listed) == sorted(written)


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_documented(rule):
    """A docstring begins with id, severity and fault: "S03 · error · …"."""
    assert re.match(rf"{rule.__name__.upper()} · (error|warning|hint) · \S", rule.__doc__ or "")
