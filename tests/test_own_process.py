"""Our modules as processes: started by Python, or by the executable beside the packaged window."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from govreport_gui import import_worker, own_process
from govreport_gui.own_process import MODULES


@pytest.mark.parametrize(("option", "module"), MODULES.items())
def test_from_a_checkout_python_runs_the_module(option, module):
    assert own_process.command(option, "-P") == [sys.executable, "-P", "-m", module]
    assert option == import_module(module).OPTION


@pytest.mark.parametrize("ending", ["", ".exe"])
def test_packaged_it_is_the_console_program_beside_the_window(monkeypatch, tmp_path, ending):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / f"govreport-gui{ending}"))
    assert own_process.command("--read-apart", "-P") == [str(tmp_path / f"govreport{ending}"), "--read-apart"]


def test_the_console_program_does_what_its_first_argument_says(monkeypatch):
    monkeypatch.setattr(import_worker, "main", len)
    assert own_process.run(["--import-worker", "report.docx", "more"]) == 2
    assert own_process.run(["check", "report.docx"]) is None
    assert own_process.run([]) is None


def test_programs_we_start_get_the_environment_we_were_started_with():
    own = {"LD_LIBRARY_PATH": "/opt/govreport/_internal", "QT_PLUGIN_PATH": "/opt/govreport/_internal/plugins"}
    environment = own | {"LD_LIBRARY_PATH_ORIG": "/home/clerk/lib", "LANG": "zh_CN.UTF-8"}
    own_process.give_back(environment)
    assert environment == {"LD_LIBRARY_PATH": "/home/clerk/lib", "LANG": "zh_CN.UTF-8", own_process.RESET: "1"}
    own_process.give_back(environment := own | {"HOME": "/home/clerk"})
    assert environment == {"HOME": "/home/clerk", own_process.RESET: "1"}
