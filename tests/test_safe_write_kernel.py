"""Every call that the safe writer really makes to the kernel fails in turn, by strace; the old file stays whole.

`test_safe_write.py` does the same within Python, on every system and for more errors.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OLD, NEW = b"old" * 100, b"new" * 70_000
WRITE = f"""
import os, secrets, sys
from pathlib import Path
from govreport_gui.errors import WriteError
from govreport_gui.safekeeping.safe_write import safe_write
secrets.token_hex = lambda _: "0" * 12  # a name that strace can be told
try:
    safe_write(Path(sys.argv[1]), {NEW[:3]!r} * {len(NEW) // 3})
except WriteError as error:
    sys.stdout.buffer.write(str(error).encode())
"""
TEMPORARY = ".govreport-000000000000.tmp"


@pytest.fixture
def file(tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace lets calls of the system fail")
    file = tmp_path / "folder" / "年报.govreport"
    file.parent.mkdir()
    file.write_bytes(OLD)
    return file


def run(file: Path, *inject: str) -> tuple[str, str]:
    """Write the file under strace; return what the writer told and the calls about the file, its folder, its double."""
    trace = file.parents[1] / "trace"
    paths = [argument for path in (file, file.with_name(TEMPORARY), file.parent) for argument in ("-P", str(path))]
    command = ["strace", "-f", "-qq", "-o", trace, *paths, *inject, sys.executable, "-c", WRITE, file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if not trace.is_file() or b"PTRACE" in done.stderr:
        pytest.skip("strace may not trace here")
    assert done.stderr == b""
    return done.stdout.decode(), trace.read_text(encoding="utf-8", errors="replace")


def calls(trace: str) -> Counter[str]:
    return Counter(re.findall(r"^\d+ +(\w+)\(", trace, re.MULTILINE))


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_whatever_call_to_the_kernel_fails(file, error):
    told, trace = run(file)
    assert (told, file.read_bytes()) == ("", NEW)
    made = calls(trace)
    assert {"fsync", "write"} <= set(made)
    refused = Counter()
    for name, times in made.items():
        for turn in range(1, times + 1):
            file.write_bytes(OLD)
            told, trace = run(file, "-e", f"inject={name}:error={error}:when={turn}")
            assert "(INJECTED)" in trace, (name, turn)
            assert file.read_bytes() == (OLD if told else NEW), (name, turn, told)
            refused[name] += bool(told)
            left = [path for path in file.parent.iterdir() if path != file]
            assert left == [] or name.startswith("unlink"), (name, turn)
            for path in left:
                path.unlink()
    assert refused["write"] == made["write"]
    assert refused["fsync"] == 1  # of the two the folder's may fail
    assert sum(refused[name] for name in made if name.startswith("rename")) == 1
