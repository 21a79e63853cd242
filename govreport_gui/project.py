"""The .govreport file: the report, last year's report, the imported original; loaded, migrated and saved safely.

A zip of
    report.json      {"format": 1, "report": {…}, "original_name": "…"}; sorted and indented, for people to read
    last_year.json   {"report": {…}}, if there is one
    profile.json     what was said about the organ, and which rules are on or off, if anything was
    page.json        how the page looks, as far as it is not the official one, if anybody set it
    exports/…        the reports that went out in Word files, by their hidden ids (`issued.py`)
    remarks.json     what was remarked in the files that came back, if anything was (`remarks.py`)
    pictures/…       the bytes of pictures, named by their hash
    original         the imported file as it was, if there is one
Entries and keys that this version does not know are kept as they are and saved again.

History of the format
    1   version 0.1
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from govreport_gui import issued, page_storage, profile_storage, remarks
from govreport_gui.checks.profile import Answers
from govreport_gui.errors import ReadError, WriteError
from govreport_gui.issued import Issued
from govreport_gui.readers.opening import require_readable, shown_name
from govreport_gui.remarks import Remark
from govreport_gui.report import Report
from govreport_gui.safekeeping.safe_write import safe_write
from govreport_gui.storage import PICTURE_FOLDER, Json, StorageError, pack_report, parse_record, unpack_report
from govreport_gui.unknown_keys import Rest, laid_under, rest_of
from govreport_gui.writers.page_profile import PageProfile

SUFFIX = ".govreport"

# MIGRATIONS[k] turns the data of report.json from format k + 1 into format k + 2.
MIGRATIONS: tuple[Callable[[Json], Json], ...] = ()
FORMAT = len(MIGRATIONS) + 1

MAX_BYTES = 300_000_000  # of all entries unpacked: far more than any report holds, far less than a bomb
MAX_ENTRIES = 2_000
_REPORT, LAST_YEAR, _PROFILE, _ORIGINAL = "report.json", "last_year.json", "profile.json", "original"
_PAGE = "page.json"
_BESIDE = (LAST_YEAR, _PROFILE, _PAGE)
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises at damaged data; RuntimeError: at an entry with a password.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same report makes the same bytes
_ADVICE = "请从备份或者其他副本打开。"


@dataclass(frozen=True)
class Unknown:
    """What a later version wrote into the file, kept for it."""

    entries: Mapping[str, bytes] = field(default_factory=dict)
    records: Mapping[str, Rest] = field(default_factory=dict)  # by the entries that this version knows

    def without(self, entry: str) -> Unknown:
        """Return it without what belongs to the content of an entry, where that is another one now."""
        return replace(self, records={name: rest for name, rest in self.records.items() if name != entry})


@dataclass(frozen=True)
class Project:
    """What a project file holds."""

    report: Report
    last_year: Report | None = None
    original_name: str = ""
    original: bytes = b""
    unknown: Unknown = field(default_factory=Unknown)
    profile: Answers | None = None  # None: nothing was said for this report, the user's default holds
    page: PageProfile | None = None  # None: the user's default holds
    issued: tuple[Issued, ...] = ()  # what went out, the oldest first
    remarks: tuple[Remark, ...] = ()  # on what came back


def load(path: Path) -> Project:
    """Load a project file. ReadError, with advice, where it is damaged or newer than this program."""
    require_readable(path)
    name = shown_name(path)
    entries = _entries(path, name)
    if _REPORT not in entries:
        raise ReadError(f"“{name}”不是本程序保存的报告文件。请确认选对了文件。")
    try:
        return _project(_migrated(parse_record(entries[_REPORT]), name), entries)
    except (StorageError, ValueError, OverflowError, RecursionError) as error:
        raise ReadError(f"“{name}”的内容已经损坏，打不开。{_ADVICE}") from error


def save(project: Project, path: Path) -> bytes:
    """Save a project file by temporary file and replace; return what it holds now. WriteError, with advice."""
    data = pack(project)
    safe_write(path, data)
    return data


def pack(project: Project) -> bytes:
    """Return the bytes of a project file. WriteError where it would be too large."""
    entries = _packed(project)
    if sum(len(data) for data in entries.values()) > MAX_BYTES:
        raise WriteError("报告里的图片和原件加起来超过300兆，存不进一个文件。请删去或者缩小图片后再保存。")
    return _zip(entries)


# ── data ⇄ project ──


def _project(data: Json, entries: Mapping[str, bytes]) -> Project:
    read = {_REPORT: data} | {name: parse_record(entries[name]) for name in _BESIDE if name in entries}
    project = Project(
        report=unpack_report(data.get("report"), entries),
        last_year=unpack_report(read[LAST_YEAR].get("report", {}), entries) if LAST_YEAR in read else None,
        original_name=str(data.get("original_name", "")),
        original=entries.get(_ORIGINAL, b""),
        profile=profile_storage.unpack(read[_PROFILE]) if _PROFILE in read else None,
        page=page_storage.unpack(read[_PAGE]) if _PAGE in read else None,
        issued=issued.unpack(entries),
        remarks=remarks.unpack(entries),
    )
    if project.remarks:
        read[remarks.ENTRY] = parse_record(entries[remarks.ENTRY])
    return replace(project, unknown=_unknown(project, entries, read))


def _unknown(project: Project, entries: Mapping[str, bytes], read: Mapping[str, Json]) -> Unknown:
    """Return what is in none of our entries, remarks and exports that cannot be read among it, and none of our keys."""
    known = {*read, _ORIGINAL, *(record.entry for record in project.issued)}
    others = {n: b for n, b in entries.items() if n not in known and not n.startswith(PICTURE_FOLDER)}
    rests = {name: rest_of(read[name], written) for name, written in _records(project, {}).items()}
    return Unknown(others, {name: rest for name, rest in rests.items() if rest})


def _packed(project: Project) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    rests = project.unknown.records
    records = _records(project, pictures).items()
    entries = {name: _dump(laid_under(rests.get(name, Rest()), record)) for name, record in records}
    entries |= issued.pack(project.issued, pictures)
    if project.original:
        entries[_ORIGINAL] = project.original
    return {**project.unknown.entries, **entries, **pictures}


def _records(project: Project, pictures: dict[str, bytes]) -> dict[str, Json]:
    """Return the JSON entries as this version writes them; pictures are added to `pictures`."""
    report = pack_report(project.report, pictures)
    records: dict[str, Json] = {_REPORT: {"format": FORMAT, "report": report, "original_name": project.original_name}}
    if project.last_year is not None:
        records[LAST_YEAR] = {"report": pack_report(project.last_year, pictures)}
    if project.profile is not None:
        records[_PROFILE] = profile_storage.pack(project.profile)
    if project.page is not None:
        records[_PAGE] = page_storage.pack(project.page)
    return records | remarks.pack(project.remarks)


def _migrated(data: Json, name: str) -> Json:
    number = data.get("format")
    if not isinstance(number, int) or number < 1:
        raise StorageError(f"no format number: {number!r}")
    if number > FORMAT:
        raise ReadError(f"“{name}”是用更新版本的程序保存的。请把程序升级到最新版本再打开。")
    for migrate in MIGRATIONS[number - 1 :]:
        data = migrate(data)
    return data


# ── JSON ──


def _dump(data: Json) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode("utf-8", "replace")


# ── zip ──


def _entries(path: Path, name: str) -> dict[str, bytes]:
    """Return the entries of a zip. ReadError where it is none, is damaged or unreasonably large."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpacked(archive)
    except _DAMAGED as error:
        raise ReadError(f"“{name}”已经损坏，或者不是本程序保存的报告文件。{_ADVICE}") from error
    except OSError as error:
        raise ReadError(f"读不了“{name}”。请确认它没有被其他程序占用，并且有权限打开。") from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries: dict[str, bytes] = {}
    left = MAX_BYTES
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_ENTRIES:
        raise zipfile.BadZipFile("too many entries")
    for info in infos:
        if info.compress_type not in _PLAIN_METHODS:
            raise zipfile.BadZipFile("compressed in a way nobody writes")
        with archive.open(info) as file:
            entries[info.filename] = file.read(left + 1)  # the directory's own sizes may lie
        left -= len(entries[info.filename])
        if left < 0:
            raise zipfile.BadZipFile("too large")
    return entries


def _zip(entries: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(entries, key=lambda name: (name != _REPORT, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            # Pictures and Word files are compressed already; trying again took half a second for 8 MB.
            info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            info.external_attr = 0o600 << 16
            info.create_system = 3  # the same bytes on every system
            archive.writestr(info, entries[name])
    return buffer.getvalue()
