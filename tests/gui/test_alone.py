"""The program is alone: whatever it does, no process of it asks the network for anything."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from govreport_gui import paths

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "govreport_gui").rglob("*.py"))
NETWORK = {
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "select", "selectors", "smtplib", "socket", "socketserver"),
    *("ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebSockets"),
}
MAY = {"running.py": {"socket"}}  # asks for this computer's own name

# Python runs this before any program of its own, in every process that is started.
WATCH = """
import os, sys
ASKED = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
         "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "webbrowser.open"}
def watch(event, arguments):
    if event in ASKED:
        with open(os.environ["ASKED_FILE"], "a") as file:
            file.write(f"{event} {arguments!r}\\n")
        raise PermissionError("the program must stay alone")
sys.addaudithook(watch)
with open(os.environ["WATCHED_FILE"], "a") as file:
    file.write("process\\n")
"""

WORK = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from govreport_gui import app
from govreport_gui.gui.help.about_dialog import AboutDialog
from govreport_gui.gui.looks import messages
from govreport_gui.writers import write

folder = Path(sys.argv[1])
window = app.create_window()
window.show()
window.actions_by_id["sample"].trigger()
while not window.has_report:
    QTest.qWait(20)
window.document.check_now()
assert window.document.findings
for suffix in ("docx", "xlsx", "txt", "json", "pdf"):
    write(window.document.report, folder / f"report.{suffix}")
window.document.save(folder / "report.govreport")
window.open_path(str(folder / "report.govreport"))
told = []
messages.tell = lambda _parent, sentence: told.append(sentence)
window.files.read(folder / "report.pdf", lambda *_read: told.append("read"))  # in a process of its own
while not told:
    QTest.qWait(20)
window.actions_by_id["manual"].trigger()
for key in window.manual.pages:
    window.manual.show_page(key)
AboutDialog(window).show()
QTest.qWait(50)
loaded = Path("/proc/self/maps")
print("Qt's network" if loaded.exists() and "Qt6Network" in loaded.read_text() else "alone")
window.document.undo_stack.setClean()
window.close()
"""


@pytest.fixture
def watched(tmp_path):
    """Return what runs Python code under watch and tells what it printed, what it asked, how many processes ran."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    asked, processes = tmp_path / "asked", tmp_path / "processes"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]),
        "ASKED_FILE": str(asked),
        "WATCHED_FILE": str(processes),
        "QT_QPA_PLATFORM": "offscreen",
        paths.HOME: str(tmp_path / "home"),
    }

    def run(code, *arguments):
        command = [sys.executable, "-c", code, *map(str, arguments)]
        child = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
        told = asked.read_text(encoding="utf-8") if asked.exists() else ""
        return child, told, processes.read_text(encoding="utf-8").count("process")

    return run


def test_the_watch_would_see_it(watched):
    child, asked, _processes = watched("import socket; socket.create_connection(('127.0.0.1', 9))")
    assert child.returncode != 0
    assert "socket.getaddrinfo" in asked


def test_opening_importing_checking_exporting_and_reading_the_manual_ask_nothing(watched, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    child, asked, processes = watched(WORK, out)
    assert [line for line in child.stderr.splitlines() if not line.startswith("This plugin does not support")] == []
    assert child.stdout.strip() == "alone"
    assert asked == ""
    assert processes > 1  # the import ran in one of its own, which was watched, too
    assert len(list(out.iterdir())) == 6


# ── What the source says ──


def imported(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_module_knows_the_network():
    known = {module: set(imported(module)) & NETWORK - MAY.get(module.name, set()) for module in MODULES}
    assert {module.name: libraries for module, libraries in known.items() if libraries} == {}


def test_other_programs_are_handed_files_of_this_computer_only():
    for module in MODULES:
        for line in module.read_text(encoding="utf-8").splitlines():
            assert "openUrl(" not in line or "openUrl(QUrl.fromLocalFile(" in line, module.name
            assert "setOpenExternalLinks(True)" not in line, module.name
