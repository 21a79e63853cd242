"""The log: what went wrong and where, and never a word of a report."""

from __future__ import annotations

import pytest

from govreport_gui import log, paths

CANARY = "金丝雀乡收到申请四千三百二十一件"


@pytest.fixture
def started():
    log.start()
    yield
    log.stop()


def written() -> str:
    return log.file().read_text(encoding="utf-8")


def break_with(text):
    try:
        int(text)
    except ValueError as error:
        raise KeyError(text) from error


@pytest.mark.usefixtures("started")
def test_an_error_is_written_with_its_places_but_without_its_message():
    with pytest.raises(KeyError) as caught:
        break_with(CANARY)
    log.note_error(caught.value)
    assert "KeyError" in written()
    assert "ValueError" in written()  # what it followed from
    assert "break_with" in written()
    assert CANARY not in written()


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize("secret", [CANARY, "13800138000", "/home/li/青禾镇.govreport", r"C:\Users\li\report.docx"])
def test_messages_of_others_lose_what_may_be_a_report(secret):
    log.note_foreign("Qt", f"QFont::setPointSize: {secret} must be greater than 0")
    assert secret not in written()
    assert "QFont::setPointSize" in written()


@pytest.mark.usefixtures("started")
def test_old_files_go(monkeypatch):
    for number in range(12000):
        log.note(f"事件 {number:06} " + "." * 100)
    files = sorted(paths.user_log().glob(f"{log.FILE_NAME}*"))
    assert len(files) == 1 + log.KEPT
    assert all(file.stat().st_size <= log.MOST_BYTES for file in files)
    assert "事件 011999" in log.tail(1)


@pytest.mark.usefixtures("started")
def test_starting_twice_writes_once():
    log.start()
    log.note("只此一次")
    assert written().count("只此一次") == 1


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(paths.HOME, str(tmp_path / "file"))
    log.start()
    log.note("没有地方写")
    log.stop()
    assert log.tail(5) == ""
