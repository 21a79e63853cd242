"""Run a reader in a process of its own, with limits of time and memory.

For readers that hand a file to a library written in C, which a hostile file could crash, stall or make greedy. The
process is this module run as a program: it imports nothing of whatever program reads the file.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from govreport_gui import own_process
from govreport_gui.blocks import Blocks

OPTION = "--read-apart"
MEGABYTE = 1 << 20
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would show a console


class StoppedError(Exception):
    """The process crashed or went beyond its limits."""


def read_apart(read: Callable[[Path], Blocks], path: Path, *, seconds: float, megabytes: int) -> Blocks:
    """Return what `read` returns, a function at the top of its module; raise what it raises.

    StoppedError where it takes longer, needs more memory (limited on POSIX only) or crashes.
    """
    program = own_process.command(OPTION, "-P")  # -P: no module is taken from the folder one happens to be in
    task = [read.__module__, read.__name__, str(path.absolute()), str(megabytes)]
    try:
        done = subprocess.run(
            [*program, *task],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            creationflags=_NO_WINDOW,
        )
        answer: Blocks | Exception = pickle.loads(done.stdout)
    except (subprocess.SubprocessError, pickle.UnpicklingError, EOFError) as error:
        raise StoppedError from error
    if isinstance(answer, Exception):
        raise answer
    return answer


def main(arguments: list[str]) -> int:
    """Do the task in the process; the answer goes to the standard output, nothing else does. Return the exit status."""
    module, function, path, megabytes = arguments
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    _limit_memory(int(megabytes) * MEGABYTE)
    try:
        answer: Blocks | Exception = getattr(import_module(module), function)(Path(path))
    except MemoryError:
        return 1
    except Exception as error:
        answer = error
    pickle.dump(answer, out)
    out.flush()
    return 0


def _limit_memory(size: int) -> None:
    try:
        import resource  # noqa: PLC0415 (POSIX only)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
