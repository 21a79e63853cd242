"""Which run something belongs to: a number of a process alone is given to another one later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from govreport_gui.safekeeping import running
from govreport_gui.safekeeping.running import Run, run_of, this_run

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json
from govreport_gui.safekeeping.running import this_run
print(json.dumps(this_run().as_json()), flush=True)
input()
"""


@pytest.fixture
def other():
    """Start another run of the program that ends when it is told to."""
    process = subprocess.Popen(
        [sys.executable, "-c", ASK], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def test_this_run_goes_on():
    assert not this_run().is_over
    assert this_run().is_here
    assert this_run().pid == os.getpid()


def test_another_run_goes_on_until_it_ends(other):
    run = run_of(json.loads(other.stdout.readline()))
    assert run != this_run()
    assert not run.is_over
    other.communicate("\n")
    assert run.is_over


@pytest.mark.skipif(sys.platform != "linux", reason="names of processes as Linux writes them")
def test_a_run_whose_name_looks_like_the_end_of_another():
    named = "import ctypes; ctypes.CDLL(None).prctl(15, b'a) Z 1 (b')\n"  # PR_SET_NAME
    process = subprocess.Popen(
        [sys.executable, "-c", named + ASK], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    run = run_of(json.loads(process.stdout.readline()))
    assert not run.is_over
    process.communicate("\n")
    assert run.is_over


def test_a_number_given_to_another_process_is_no_sign_of_life():
    assert replace(this_run(), started="before the power cut").is_over


def test_of_another_computer_nothing_is_certain():
    there = Run("PC-07", "王某", 1, "0")
    assert not there.is_here
    assert not there.is_over


def test_a_run_that_died_and_waits_to_be_collected_is_over():
    process = subprocess.Popen([sys.executable, "-c", ""])
    started = running._start_of(process.pid)
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT) is None:  # dead, but not collected
        pass
    assert Run(this_run().host, "", process.pid, started or "gone").is_over
    process.wait()


def test_a_system_that_does_not_say_when_a_process_began(monkeypatch):
    def refuse(*_, **__):
        raise OSError

    monkeypatch.setattr(Path, "read_text", refuse)
    assert not Run(this_run().host, "", os.getpid(), "").is_over
    assert Run(this_run().host, "", 2**22 + 1, "").is_over


def test_a_run_without_a_name(monkeypatch):
    def refuse():
        raise KeyError

    monkeypatch.setattr(running.getpass, "getuser", refuse)
    assert running._user() == ""


@pytest.mark.parametrize(
    "data", [{}, *({"host": "a", "user": "b", "pid": pid, "started": ""} for pid in ("x", 1e999, 0))]
)
def test_what_is_no_run(data):
    with pytest.raises((KeyError, ValueError)):
        run_of(data)


def test_a_run_as_data_and_back():
    assert run_of(this_run().as_json()) == this_run()
