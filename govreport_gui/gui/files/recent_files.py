"""The files opened lately, the newest first: for the 文件 menu and the start page."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from govreport_gui.gui.looks import settings

LIMIT = 8
KEY = "recent/files"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file, how to call it, how many errors it had, and when it was last open (ISO, local time)."""

    path: str
    title: str
    errors: int
    opened: str

    def remark(self, today: datetime) -> str:
        """Say how many errors it had, and when it was last open."""
        errors = f"{self.errors} 个错误" if self.errors else "没有错误"
        return f"{errors} · {_day(self.opened, today)}"


def recent_files() -> list[RecentFile]:
    """Return the files that are still there, the newest first."""
    try:
        records = [RecentFile(**record) for record in json.loads(settings.text(KEY) or "[]")]
    except (ValueError, TypeError):  # written by hand or by another version: start afresh
        return []
    return [record for record in records if _is_there(Path(record.path))]


def remember(path: Path, title: str, errors: int | None) -> None:
    """Put a file at the top of the list; `errors` is None where they are not counted yet: those of last time stay."""
    now = datetime.now().isoformat(timespec="minutes")
    listed = recent_files()
    before = next((record.errors for record in listed if record.path == str(path)), 0)
    newest = RecentFile(str(path), title, before if errors is None else errors, now)
    others = [record for record in listed if record.path != newest.path]
    settings.keep(KEY, json.dumps([asdict(record) for record in [newest, *others][:LIMIT]]))


def forget(path: Path) -> None:
    """Take a file off the list."""
    left = [asdict(record) for record in recent_files() if record.path != str(path)]
    settings.keep(KEY, json.dumps(left))


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a share that is away, a folder one may not look into
        return False


def _day(opened: str, today: datetime) -> str:
    try:
        when = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    days = (today.date() - when.date()).days
    if days in {0, 1}:
        return f"{('今天', '昨天')[days]} {when:%H:%M}"
    return f"{when.year}年{when.month}月{when.day}日"
