"""Run a reader in a process of its own, with limits of time and memory.

For readers that hand a file to a library written in C, which a hostile file could crash, stall or make greedy.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from govreport_gui.blocks import Blocks

MEGABYTE = 1 << 20


class StoppedError(Exception):
    """The process crashed or went beyond its limits."""


def read_apart(read: Callable[[Path], Blocks], path: Path, *, seconds: float, megabytes: int) -> Blocks:
    """Return what `read` returns, a function at the top of its module; raise what it raises.

    StoppedError where it takes longer, needs more memory (limited on POSIX only) or crashes.
    """
    if multiprocessing.current_process().daemon:  # a worker already: it may have no children
        return read(path)
    context = multiprocessing.get_context("spawn")  # a fork would copy the window's threads half
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, read, path, megabytes), daemon=True)
    process.start()
    theirs.close()
    try:
        answer = ours.recv() if ours.poll(seconds) else StoppedError()
    except EOFError:
        answer = StoppedError()
    finally:
        ours.close()
        process.kill()  # it has answered, or it never will
        process.join()
        process.close()
    if isinstance(answer, Exception):
        raise answer
    blocks: Blocks = answer
    return blocks


def _child(answer: Connection, read: Callable[[Path], Blocks], path: Path, megabytes: int) -> None:
    _limit_memory(megabytes)
    try:
        result: Blocks | Exception = read(path)
    except MemoryError:
        result = StoppedError()
    except Exception as error:
        result = error
    answer.send(result)
    answer.close()


def _limit_memory(megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 (POSIX only)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
