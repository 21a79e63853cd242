"""The hostile files of shared/hostile: each gets the answer its index calls right, within its limits.

One process reads one file, as `govreport read` does: it may use 500 MB and 10 s of processor time, open no connection,
read no other file, and leave nothing behind. Files that stand for a project are also opened as one.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="limits of a process are POSIX")

MOST_MEMORY = 500 << 20
MOST_CPU = 10  # seconds; of the processor, so that a busy machine does not matter
MOST_WAIT = 120  # seconds; whatever waits longer waits for ever
DONE, REFUSED = 0, 2
KINDS = ("docx", "xlsx", "html", "txt", "doc", "rtf", "project", "misc")

# The test's own process may be large, and what it starts would be counted as large as that.
WATCH = """
import resource, subprocess, sys
cpu, wait = map(int, sys.argv[1:3])
resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
status = subprocess.run(sys.argv[3:], timeout=wait).returncode
print("", file=sys.stderr)
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, file=sys.stderr)
"""


@dataclass(frozen=True)
class Row:
    """A line of the index."""

    file: Path
    expect: str
    must: tuple[str, ...]
    mustnot: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """How a process ended; memory in bytes."""

    status: int
    out: str
    err: str
    memory: int


@pytest.fixture(scope="session")
def port() -> Iterator[int]:
    """Listen on a port, and fail where anything has connected to it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server.getsockname()[1]
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.fixture(scope="session")
def rows(shared, tmp_path_factory, port) -> dict[str, list[Row]]:
    """Make the files, outside the checkout; return the lines of the index by kind."""
    folder = tmp_path_factory.mktemp("hostile")
    script = [sys.executable, str(shared / "hostile" / "hostile.py")]
    subprocess.run([*script, "--out", str(folder), "--port", str(port)], check=True, capture_output=True)
    found: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as index:
        for record in csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[record["kind"]].append(_row(folder, record))
    return found


def _row(folder: Path, record: dict[str, str]) -> Row:
    must, mustnot = (tuple(filter(None, record[column].split("|"))) for column in ("must", "mustnot"))
    return Row(folder / record["path"].replace("\\n", "\n"), record["expect"], must, mustnot)


@pytest.fixture
def nothing_left_behind(tmp_path, monkeypatch) -> Iterator[None]:
    """Give the processes a folder for temporary files of their own, and see that it is empty afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    yield
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("nothing_left_behind")
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files(kind, rows):
    with ThreadPoolExecutor(max_workers=2) as pool:
        faults = list(pool.map(fault, rows[kind]))
    assert rows[kind]
    assert {row.file.name[:60]: said for row, said in zip(rows[kind], faults, strict=True) if said} == {}


def test_projects_of_hostile_content(rows, tmp_path):
    """Whatever it is, opened as a project file it is refused and stays as it was."""
    projects = [row for row in rows["project"] if row.file.is_file()]
    copies = [Path(shutil.copy(row.file, tmp_path / f"{number}.govreport")) for number, row in enumerate(projects)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(lambda copy: run("read", "--json", "--", str(copy)), copies))
    assert {row.file.name: answer for row, answer in zip(projects, answers, strict=True) if not refused(answer)} == {}
    for row, copy in zip(projects, copies, strict=True):
        assert copy.read_bytes() == row.file.read_bytes()


def fault(row: Row) -> str:
    """Return what is wrong with the answers to a file, "" where they are right."""
    if row.file.name.startswith("no_permission") and os.geteuid() == 0:
        return ""  # root may read it
    answer = run("read", "--blocks", "--json", "--", str(row.file))
    if said := unsound(row, answer, statuses(row)):
        return said
    if answer.status == REFUSED:
        return ""
    text = "\n".join(texts(json.loads(answer.out)))
    missing = [must for must in row.must if must not in text]
    if missing:
        return f"missing: {missing}"
    return unsound(row, run("read", "--json", "--", str(row.file)), (DONE, REFUSED))


def statuses(row: Row) -> tuple[int, ...]:
    """Return how reading may end."""
    if row.file.parent.name == "project":
        return DONE, REFUSED  # read as a document it is text
    return {"import": (DONE,), "error": (REFUSED,), "either": (DONE, REFUSED)}[row.expect]


def unsound(row: Row, answer: Answer, right: tuple[int, ...]) -> str:
    """Say what is wrong with an answer whatever the file holds."""
    if answer.status not in right or (answer.status == REFUSED and not refused(answer)):
        return f"status {answer.status}: {answer.out[:100]} {answer.err[-300:]}"
    if answer.memory > MOST_MEMORY:
        return f"{answer.memory >> 20} MB"
    leaked = [text for text in row.mustnot if text in answer.out + answer.err]
    return f"leaked: {leaked}" if leaked else ""


def refused(answer: Answer) -> bool:
    """Say whether a file was refused in one sentence, which is no report of a bug."""
    lines = answer.err.strip().splitlines()
    return answer.status == REFUSED and len(lines) == 1 and lines[0].endswith("。") and "内部出错" not in lines[0]


def texts(data: object) -> Iterator[str]:
    """Yield every text in what the program printed."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for item in data.values() if isinstance(data, dict) else data:
            yield from texts(item)


def run(*arguments: str) -> Answer:
    """Run the command line in a process with limits, watched by another."""
    command = [sys.executable, "-m", "govreport_gui.cli", *arguments]
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(MOST_CPU), str(MOST_WAIT), *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    err, _, measured = done.stderr.rstrip("\n").rpartition("\n")
    status, memory = map(int, measured.split())
    return Answer(status, done.stdout, err, memory)
