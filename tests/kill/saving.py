"""A process that does nothing but save and autosave is killed again and again; what is left must be whole each time.

The process is forked, not started: two thousand starts of Python would take an hour. It says over a pipe which step it
begins and which it has done: the file may hold the content finished last or the one being written, and no other.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from govreport_gui import project
from govreport_gui.project import Project
from govreport_gui.report import Report
from govreport_gui.safekeeping import autosave, backups
from govreport_gui.safekeeping.autosave import RecoveryCopy
from govreport_gui.safekeeping.file_lock import FileLock
from tests.builders import sample_report

LONGEST_LIFE = 0.12  # seconds
SIZES = (0, 10_000, 300_000)  # bytes of the imported original: one write, or several


@dataclass
class Tally:
    """What the kills did."""

    kills: int = 0
    struck: Counter[str] = field(default_factory=Counter)  # the step that was under way → how often
    file_was: Counter[str] = field(default_factory=Counter)  # "old", "new" → how often, where a save was cut off
    left_over: int = 0  # half-written temporary files, which nobody takes for a report
    wrong: list[str] = field(default_factory=list)


def content(number: int) -> Project:
    """Return the project of a number; the same number gives the same bytes."""
    report = replace(_report(), organ=f"第{number}次保存的机关")
    return Project(report, original_name="原件", original=bytes([number % 251]) * SIZES[number % len(SIZES)])


@cache
def _report() -> Report:
    return sample_report()


# ── The process that is killed ──


def work(file: Path, first: int, pipe: int) -> None:
    """Save, keep versions and autosave for ever."""

    def say(step: str, number: int) -> None:
        os.write(pipe, f"{step} {number}\n".encode())

    number, copy = first, RecoveryCopy()
    lock = FileLock(file)
    say("locked" if lock.take() is None and lock.is_held else "refused", 0)
    while True:
        number += 1
        say("saving", number)
        data = project.save(content(number), file)
        say("saved", number)
        backups.keep(file, data)
        number += 1
        say("autosaving", number)
        copy.write(content(number), file, "报告")
        say("autosaved", number)
        if number % 3 == 0:
            copy.remove()
            say("removed", number)


def fork(file: Path, first: int) -> tuple[int, int]:
    """Start the work in a process of its own; return its number and the end of its pipe."""
    out, into = os.pipe()
    child = os.fork()
    if child:
        os.close(into)
        return child, out
    try:
        os.close(out)
        work(file, first, into)
    finally:
        os._exit(1)


# ── What is left ──


def kill_once(file: Path, first: int, tally: Tally, chance: random.Random) -> int:
    """Let the work begin, kill it, judge what is left; return the last number it used."""
    child, out = fork(file, first)
    said = os.read(out, 64)  # it lives
    time.sleep(chance.uniform(0, LONGEST_LIFE))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(out, "rb") as pipe:
        said += pipe.read()
    steps = [(step, int(number)) for step, number in (line.split() for line in said.decode().splitlines())]
    tally.kills += 1
    tally.struck[steps[-1][0]] += 1
    _judge_file(file, steps, tally)
    _judge_copy(steps, tally)
    _judge_versions(file, tally)
    if steps[0][0] != "locked":
        tally.wrong.append("the lock of a killed process was not taken over")
    _sweep(file, tally)
    return max([first, *(number for _step, number in steps)])


def _judge_file(file: Path, steps: list[tuple[str, int]], tally: Tally) -> None:
    """The file holds, byte for byte, what was saved last or what was just being saved."""
    saved = max((number for step, number in steps if step == "saved"), default=None)
    begun = max((number for step, number in steps if step == "saving"), default=None)
    number = _number_of(file)
    if number is None:
        tally.wrong.append(f"the file is damaged while {begun} was saved over {saved}")
    elif saved is not None and number not in (saved, begun):
        tally.wrong.append(f"neither {saved} nor {begun} is in the file, but {number}")
    if begun != saved:
        tally.file_was["new" if number == begun else "old"] += 1


def _judge_copy(steps: list[tuple[str, int]], tally: Tally) -> None:
    """The recovery copy is the one written last or being written, whole, and it is offered."""
    done = max((number for step, number in steps if step == "autosaved"), default=0)
    begun = max((number for step, number in steps if step == "autosaving"), default=0)
    found = autosave.left_behind()
    may_be_removed = done % 3 == 0
    if done and not found and not may_be_removed:
        tally.wrong.append(f"the recovery copy {done} is gone")
    for copy in found:
        if _number_of(copy.path) not in (done, begun) or copy.file is None:
            tally.wrong.append(f"the recovery copy is {_number_of(copy.path)}, done was {done}")
        autosave.discard(copy)


def _number_of(file: Path) -> int | None:
    """Return which content a file holds; None where it is not exactly one of ours."""
    number = int(project.load(file).report.organ.removeprefix("第").removesuffix("次保存的机关"))
    return number if file.read_bytes() == project.pack(content(number)) else None


def _judge_versions(file: Path, tally: Tally) -> None:
    for version in backups.versions(file):
        if backups.digest_of(version.path.read_bytes())[:8] != version.digest:
            tally.wrong.append(f"the version {version.path.name} is damaged")


def _sweep(file: Path, tally: Tally) -> None:
    """Count and remove what was half written."""
    for folder in (file.parent, autosave.folder(), *(version.path.parent for version in backups.versions(file)[:1])):
        for left in folder.glob(".govreport-*.tmp"):
            tally.left_over += 1
            with suppress(OSError):
                left.unlink()


def kill(folder: Path, times: int, seed: int = 0) -> Tally:
    """Kill as often as asked; `folder` holds the file, the user's own folder is that of the environment."""
    file, tally, chance, number = folder / "年报.govreport", Tally(), random.Random(seed), 0
    project.save(content(0), file)
    for _time in range(times):
        number = kill_once(file, number, tally, chance)
    return tally
