"""Import a file in a process of its own, which can be cancelled and may not take the window with it.

Which files go there: a start costs 0.15 s (more on Windows), a report in Word is read in 0.05 s, and our readers of
Word, web pages and text refuse what is too large before they unpack it. So only those go that a foreign program takes
apart (LibreOffice, PDFium: they may hang or crash) and those that are large unpacked.

What the process writes to its standard output: lines "progress …", then one of

    result      and behind it the Recognition, pickled: it comes from our own child, which has our own rights
    error …     the sentence of a GovReportError

It ends itself, and LibreOffice with it, when its standard input is closed: by a cancel, or because the window is gone.
"""

from __future__ import annotations

import _thread
import os
import pickle
import signal
import sys
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from govreport_gui import own_process, paths
from govreport_gui.errors import GovReportError, ReadError

if TYPE_CHECKING:
    from govreport_gui.recognise.records import Recognition  # the window's start does without the engine

OPTION = "--import-worker"
MEMORY = 1 << 30  # bytes of address space; the worst file that is read, not refused, takes half of it
LARGE = 4 << 20  # bytes unpacked; read in about a second
PROGRESS, RESULT, ERROR = b"progress ", b"result", b"error "
_TOO_LARGE = "“{name}”太大，内存不够读取。请确认选对了文件。"
_INTERRUPTED = "读取“{name}”时出了意外，没有读完。请用 Word 或 WPS 打开它，另存为 .docx 后再导入。"


# ── The window's side ──


def wants_worker(path: Path) -> bool:
    """Say whether a file should be read in a process of its own. What is wrong with the file is told by reading it."""
    from govreport_gui.readers.legacy import KINDS  # noqa: PLC0415 (readers are loaded only when a file is read)
    from govreport_gui.readers.sniff import Kind, kind_of  # noqa: PLC0415

    try:
        return path.is_file() and (kind_of(path) in KINDS | {Kind.PDF} or _unpacked_size(path) > LARGE)
    except OSError:
        return False


def _unpacked_size(path: Path) -> int:
    """Return how much a file holds, unpacked if it is a zip: as its directory says, which its reader will verify."""
    try:
        with zipfile.ZipFile(path) as opened:
            return sum(entry.file_size for entry in opened.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return path.stat().st_size


def command(path: Path) -> tuple[list[str], Path]:
    """Return the command that reads a file, and the folder to run it in."""
    return [*own_process.command(OPTION), str(path.absolute())], paths.PACKAGE.parent


def outcome(output: bytes, name: str) -> Recognition:
    """Return what the process read, from all it wrote; raises ReadError with what it said."""
    rest = output
    while rest:
        line, _, rest = rest.partition(b"\n")
        if line == RESULT:
            return _unpickled(rest, name)
        if line.startswith(ERROR):
            raise ReadError(line.removeprefix(ERROR).decode())
    raise ReadError(_INTERRUPTED.format(name=name))


def _unpickled(data: bytes, name: str) -> Recognition:
    from govreport_gui.recognise.records import Recognition  # noqa: PLC0415 (as above)

    try:
        recognition = pickle.loads(data)
    except (pickle.UnpicklingError, EOFError) as error:
        raise ReadError(_INTERRUPTED.format(name=name)) from error
    if not isinstance(recognition, Recognition):
        raise ReadError(_INTERRUPTED.format(name=name))
    return recognition


# ── The process's side ──


def main(arguments: list[str]) -> int:
    """Read the file named and write what was read. Return the exit status."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    out = _private_output()
    path = Path(arguments[0])
    try:
        threading.Thread(target=_end_with_window, daemon=True).start()
        _limit_memory()
        recognition = _read(path, out)
        out.write(RESULT + b"\n" + pickle.dumps(recognition))
        out.flush()
    except GovReportError as error:
        _say(out, ERROR, str(error))
    except MemoryError:
        _say(out, ERROR, _TOO_LARGE.format(name=path.name))
    except (KeyboardInterrupt, BrokenPipeError):
        return 1  # nobody listens any more
    return 0


def _read(path: Path, out: BinaryIO) -> Recognition:
    from govreport_gui.importing import import_file  # noqa: PLC0415 (as `wants_worker`)
    from govreport_gui.readers.legacy import KINDS  # noqa: PLC0415
    from govreport_gui.readers.opening import require_readable  # noqa: PLC0415
    from govreport_gui.readers.sniff import kind_of  # noqa: PLC0415

    require_readable(path)
    converts = kind_of(path) in KINDS
    _say(out, PROGRESS, "正在用 LibreOffice 转换，可能要十几秒…" if converts else "正在读取，文件较大时要等一会儿…")
    return import_file(path)


def _say(out: BinaryIO, kind: bytes, sentence: str) -> None:
    out.write(kind + " ".join(sentence.split()).encode(errors="replace") + b"\n")
    out.flush()


def _private_output() -> BinaryIO:
    """Keep standard output for the protocol: whatever else is printed goes to standard error."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _end_with_window() -> None:
    """Wait until the window closes our input or is gone; then stop the main thread, which cleans up."""
    while os.read(0, 4096):  # not through sys.stdin: its lock would be held when the process ends
        pass
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:  # a real signal, which also wakes it where it waits for another process
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def _limit_memory() -> None:
    """Let memory run out here rather than on the whole machine. Windows has no such limit for a running process."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (POSIX only)

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))  # LibreOffice has a limit of its own


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
