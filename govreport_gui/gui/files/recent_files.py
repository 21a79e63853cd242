"""The files opened lately, the newest first: for the 文件 menu and the start page."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from govreport_gui.gui.files.moments import kept_moment_text
from govreport_gui.gui.looks import settings

LIMIT = 8  # files that are shown
KEPT = 16  # that are remembered: some may be gone, or on a stick that is not there
KEY = "recent/files"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file, how to call it, how many errors it had, when it was last open (ISO, local time), and on which page."""

    path: str
    title: str
    errors: int
    opened: str
    page: str = ""

    def remark(self, now: datetime) -> str:
        """Say how many errors it had, and when it was last open."""
        errors = f"{self.errors} 个错误" if self.errors else "没有错误"
        return " · ".join(filter(None, (errors, kept_moment_text(self.opened, now))))


def recent_files() -> list[RecentFile]:
    """Return the files that were opened lately, the newest first. No disk is asked whether they are still there."""
    try:
        return [RecentFile(**record) for record in json.loads(settings.text(KEY) or "[]")]
    except (ValueError, TypeError):  # written by hand or by another version: start afresh
        return []


def still_there(records: list[RecentFile]) -> list[RecentFile]:
    """Return the records to be shown, of files that are there. For a thread: it asks the disks, and shares are slow."""
    return [record for record in records if _is_there(Path(record.path))][:LIMIT]


def file_names(records: list[RecentFile]) -> dict[str, str]:
    """Return by path what each file is called, with its folder where another one has the same title and name."""
    files = {record.path: (record.title, Path(record.path).name) for record in records}
    folders = {record.path: Path(record.path).parent for record in records}
    named = Counter(files.values())
    in_folder = Counter((called, folders[path].name) for path, called in files.items())
    names = {path: called[1] for path, called in files.items()}
    for path, called in files.items():
        if named[called] > 1:
            is_plain = in_folder[called, folders[path].name] == 1 and folders[path].name
            names[path] += f"，在“{folders[path].name if is_plain else folders[path]}”里"
    return names


def names_of_namesakes(records: list[RecentFile]) -> dict[str, str]:
    """Return by path what the files are called of which several have the same title."""
    titles = Counter(record.title for record in records)
    names = file_names(records)
    return {record.path: names[record.path] for record in records if titles[record.title] > 1}


def _keep(records: list[RecentFile]) -> None:
    settings.keep(KEY, json.dumps([asdict(record) for record in records]))


def remember(path: Path, title: str, errors: int | None) -> None:
    """Put a file at the top of the list; `errors` is None where they are not counted yet: those of last time stay."""
    now = datetime.now().isoformat(timespec="minutes")
    listed = recent_files()
    before = next((record for record in listed if record.path == str(path)), RecentFile(str(path), title, 0, now))
    newest = replace(before, title=title, errors=before.errors if errors is None else errors, opened=now)
    others = [record for record in listed if record.path != newest.path]
    _keep([newest, *others][:KEPT])


def note_page(path: Path, page: str) -> None:
    """Remember the page on which a listed file is shown."""
    _keep([replace(record, page=page) if record.path == str(path) else record for record in recent_files()])


def page_of(path: Path) -> str:
    """Return the page on which a file was left; "" where that is not known."""
    return next((record.page for record in recent_files() if record.path == str(path)), "")


def forget(path: Path) -> None:
    """Take a file off the list."""
    _keep([record for record in recent_files() if record.path != str(path)])


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a share that is away, a folder one may not look into
        return False
