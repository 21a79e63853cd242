"""ARCHITECTURE.md as a test: imports point down only, heavy libraries stay in their files, files stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "govreport_gui"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the top down; modules of one layer may import each other.
LAYERS = (
    ("__main__", "app", "cli", "cli_output"),
    ("gui",),
    ("importing",),
    ("project", "storage", "readers", "writers", "recognise"),
    ("checks",),
    ("report", "finding"),
    ("form", "blocks"),
    ("number", "errors", "paths", "safe_write"),
)
ALL = {name for names in LAYERS for name in names}
HOMES = {  # library: the modules that may import it
    "PySide6": ("app.py", "gui/*.py"),
    "lxml": ("readers/word*.py", "writers/word*.py"),
    "xlsxwriter": ("*/excel*.py",),
}


def imports(module: Path) -> Iterator[str]:
    """Yield the full name of everything a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def test_every_module_has_a_layer():
    tops = {module.relative_to(PACKAGE).parts[0].removesuffix(".py") for module in MODULES} - {"__init__"}
    assert tops == ALL


def breaches(module: Path) -> Iterator[str]:
    place = module.relative_to(PACKAGE)
    own = place.parts[0].removesuffix(".py")
    for name in imports(module):
        library, _, rest = name.partition(".")
        inner = rest.partition(".")[0]
        astray = library in HOMES and not any(place.match(home) for home in HOMES[library])
        upwards = library == PACKAGE.name and inner in ALL and own in ALL and layer(inner) < layer(own)
        if astray or upwards:
            yield name


def test_imports_point_down_and_libraries_stay_at_home():
    found = {str(module.relative_to(PACKAGE)): list(breaches(module)) for module in MODULES}
    assert {place: names for place, names in found.items() if names} == {}


def test_command_line_loads_no_qt():
    program = "import sys; from govreport_gui import cli; cli.main(sys.argv[1:]); assert 'PySide6' not in sys.modules"
    sample = PACKAGE.parent / "resources" / "samples" / "sample_report.docx"
    subprocess.run([sys.executable, "-c", program, "check", sample], check=True, capture_output=True)


def test_files_are_small_and_named_for_what_they_do():
    long = [module.name for module in MODULES if len(module.read_text(encoding="utf-8").splitlines()) > 400]
    vague = [module.name for module in MODULES if module.stem in {"utils", "misc", "common", "helpers"}]
    assert (long, vague) == ([], [])
