"""The log: what the program did and where it failed, for whoever has to find a bug. Nothing of a report stands in it.

So an error is written as its kind and the places of the program it came through, without its message, which may quote
a sentence or a file's name; of other people's messages only the characters that no Chinese text has are kept.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

import govreport_gui
from govreport_gui import paths

FILE_NAME = "govreport.log"
DEATHS = "native-crash.log"  # where each thread stood when a library took the process down
MOST_BYTES = 256 * 1024
KEPT = 3  # full files, besides the one that is written
LONGEST = 300  # characters of a message that is not ours
_FORMAT = "%(asctime)s %(levelname)s %(message)s"
_WORDS = re.compile(r"[^\x20-\x7e]+|\d{4,}|[/\\][^\s'\":]+")  # Chinese, figures, places of files


def file() -> Path:
    """Return the file that is written."""
    return paths.user_log() / FILE_NAME


def start() -> None:
    """Begin to write. Where the folder cannot be written, the program does without."""
    logger = _logger()
    if _handlers():
        return
    with contextlib.suppress(OSError):
        handler = RotatingFileHandler(file(), maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8")
        handler.setFormatter(logging.Formatter(_FORMAT))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    note(f"启动 {govreport_gui.__version__}，Python {platform.python_version()}，{platform.platform()}")


def stop() -> None:
    """Write what is left and let the file go."""
    for handler in _handlers():
        _logger().removeHandler(handler)
        handler.close()


def watch_libraries() -> None:
    """Write down where each thread stands if a library takes the process down, which Python cannot catch."""
    with contextlib.suppress(OSError):
        faulthandler.enable((paths.user_log() / DEATHS).open("a", encoding="utf-8"))  # open as long as the process is


def note(event: str) -> None:
    """Write what happened, in words of the program's own."""
    _logger().info(event)


def note_foreign(source: str, message: str) -> None:
    """Write a message of somebody else's, such as Qt, without what may be a report's."""
    _logger().warning("%s：%s", source, _WORDS.sub("…", message)[:LONGEST])


def note_error(error: BaseException, event: str = "意外") -> None:
    """Write an error's kind and where it came from, and what it followed from."""
    _logger().error("%s %s", event, "\n".join(_outline(error)))


def tail(lines: int) -> str:
    """Return the end of what is written."""
    with contextlib.suppress(OSError):
        return "\n".join(file().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    return ""


def _outline(error: BaseException) -> list[str]:
    told: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        told.append(type(cause).__qualname__)
        told += [
            f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return told


def _handlers() -> list[RotatingFileHandler]:
    return [handler for handler in _logger().handlers if isinstance(handler, RotatingFileHandler)]


def _logger() -> logging.Logger:
    return logging.getLogger("govreport")
