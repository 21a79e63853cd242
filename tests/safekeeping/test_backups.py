"""Dated versions: kept once, limited, spread over days, nothing lost where a disk is full."""

from __future__ import annotations

import errno
import os
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.errors import WriteError
from govreport_gui.safekeeping import backups
from govreport_gui.safekeeping.backups import (
    LIMIT,
    NEWEST,
    Backup,
    digest_of,
    keep,
    renew,
    too_large,
    too_many,
    versions,
)

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "青禾镇2024年报告.govreport"


def kept(file: Path) -> list[bytes]:
    return [version.path.read_bytes() for version in versions(file)]


def test_the_newest_comes_first(file):
    for number in range(3):
        keep(file, b"%d" % number, NOON + timedelta(minutes=number))
    assert kept(file) == [b"2", b"1", b"0"]
    assert [version.saved for version in versions(file)] == [NOON + timedelta(minutes=n) for n in (2, 1, 0)]
    assert versions(file)[0].digest == digest_of(b"2")[:8]


def test_what_is_kept_already_is_not_kept_twice(file):
    for number in range(4):
        keep(file, b"same", NOON + timedelta(minutes=number))
    assert kept(file) == [b"same"]


def test_a_renewed_version_keeps_its_place_and_moment(file):
    for number in range(3):
        keep(file, b"%d" % number, NOON + timedelta(minutes=number))
    renew(file, digest_of(b"1"), b"1 and a record")
    assert kept(file) == [b"2", b"1 and a record", b"0"]
    assert [version.saved for version in versions(file)] == [NOON + timedelta(minutes=n) for n in (2, 1, 0)]


def test_a_version_renewed_by_itself_stays(file):
    keep(file, b"a", NOON)
    renew(file, digest_of(b"a"), b"a")
    assert kept(file) == [b"a"]


def test_what_is_not_kept_is_not_renewed(file):
    keep(file, b"a")
    renew(file, digest_of(b"b"), b"c")
    renew(file, "", b"c")
    assert kept(file) == [b"a"]


def test_a_version_is_there_still_where_renewing_fails(file, monkeypatch):
    def full(*_args: object) -> None:
        raise WriteError("磁盘满了。")

    keep(file, b"a")
    monkeypatch.setattr(backups, "safe_write", full)
    with pytest.raises(WriteError):
        renew(file, digest_of(b"a"), b"b")
    assert kept(file) == [b"a"]


def test_two_versions_in_one_second_keep_their_order(file):
    for number in range(5):
        keep(file, b"%d" % number, NOON + timedelta(milliseconds=number))
    assert kept(file) == [b"4", b"3", b"2", b"1", b"0"]


def test_each_file_has_its_own(file, tmp_path):
    keep(file, b"a")
    assert versions(tmp_path / "b" / file.name) == []


def test_the_folder_can_be_told_by_people(file, tmp_path):
    keep(file, b"a")
    (folder,) = (tmp_path / "data" / "govreport" / "backups").iterdir()
    assert folder.name.startswith("青禾镇2024年报告-")


def test_a_busy_afternoon_leaves_the_days_before(file):
    for day in range(30):
        keep(file, b"day %d" % day, NOON - timedelta(days=30 - day))
    for number in range(60):
        keep(file, b"today %d" % number, NOON + timedelta(minutes=number))
    found = kept(file)
    assert len(found) == LIMIT
    assert found[:NEWEST] == [b"today %d" % number for number in range(59, 59 - NEWEST, -1)]
    assert found[NEWEST:] == [b"day %d" % day for day in range(29, 29 - (LIMIT - NEWEST), -1)]


moments = st.lists(st.integers(0, 90 * 24 * 60), min_size=1, max_size=80, unique=True)


@given(moments)
def test_never_more_than_the_limit_and_the_newest_always(minutes):
    newest_first = [
        Backup(Path(str(minute)), NOON + timedelta(minutes=minute), "", 1) for minute in sorted(minutes, reverse=True)
    ]
    dropped = too_many(newest_first)
    staying = [version for version in newest_first if version not in dropped]
    assert len(staying) <= LIMIT
    assert staying[:NEWEST] == newest_first[:NEWEST]
    days = {version.saved.astimezone().date() for version in newest_first}
    assert len(staying) == len(newest_first) or len(staying) >= min(LIMIT, len(days), len(newest_first))


def test_large_versions_of_many_files_give_way_the_oldest_first(monkeypatch):
    monkeypatch.setattr(backups, "MAX_BYTES", 100)
    a = [Backup(Path(f"a{day}"), NOON - timedelta(days=day), "", 30) for day in range(4)]
    b = [Backup(Path("b"), NOON - timedelta(days=99), "", 30)]
    assert too_large([a, b, []]) == a[2:]  # a0, b, a1 stay: 90 of 100


def test_keeping_makes_room_among_the_versions_of_all_files(file, monkeypatch):
    monkeypatch.setattr(backups, "MAX_BYTES", 100)
    other = file.with_name("云溪县.govreport")
    for minute, content in enumerate((b"a", b"b")):
        keep(other, content * 40, NOON + timedelta(minutes=minute))
    keep(file, b"c" * 40, NOON + timedelta(minutes=2))
    assert (kept(other), kept(file)) == ([b"b" * 40], [b"c" * 40])


def test_one_folder_however_the_name_is_written(tmp_path):
    for form in ("NFC", "NFD"):  # a share of a Mac gives the parts of a letter
        keep(tmp_path / unicodedata.normalize(form, "Café.govreport"), form.encode())
    assert len(kept(tmp_path / unicodedata.normalize("NFC", "Café.govreport"))) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_one_folder_whichever_link_leads_to_the_file(file):
    file.write_bytes(b"x")
    link = file.with_name("链接.govreport")
    link.symlink_to(file)
    keep(link, b"a")
    assert kept(file) == [b"a"]


def test_a_full_disk_is_told(file, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    keep(file, b"a")
    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(WriteError, match="磁盘空间不够"):
        keep(file, b"b")
    assert kept(file) == [b"a"]


def test_other_files_in_the_folder_are_nobodys_business(file):
    keep(file, b"a")
    (versions(file)[0].path.parent / "说明.txt").write_text("x", encoding="utf-8")
    assert kept(file) == [b"a"]
