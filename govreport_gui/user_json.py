"""A JSON file of the user's own folder: what the program keeps for the next reports, and what the clerk may edit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from govreport_gui.errors import ReadError
from govreport_gui.safekeeping.safe_write import safe_write
from govreport_gui.storage import Json, StorageError


def read(file: Path, called: str, judge: Callable[[Json], object]) -> Json:
    """Return a file's data; nothing where there is none. ReadError, with advice, where `judge` finds it wrong."""
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
        if not isinstance(data, dict):
            raise StorageError("no record")
        judge(data)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReadError(f"读不了{called}文件“{file}”。请确认它没有被其他程序占用。") from error
    except (StorageError, ValueError, RecursionError) as error:
        raise ReadError(f"{called}文件“{file}”的内容不对，没有采用。请改正或者删去它，再运行程序。") from error
    return data


def write(file: Path, data: Json) -> None:
    """Write a file that a person can read. WriteError."""
    safe_write(file, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
