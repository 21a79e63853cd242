"""Word lists: ours, and what a user's file of the same name adds to them or takes away."""

import pytest

from govreport_gui import paths
from govreport_gui.checks import words as lists
from tests.checks.examples import findings
from tests.checks.examples_content import told
from tests.checks.examples_text import with_more


@pytest.fixture
def user_file(tmp_path, monkeypatch):
    """Write a list into the user's folder."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)

    def write(name, data):
        (tmp_path / "words").mkdir(exist_ok=True)
        (tmp_path / "words" / f"{name}.txt").write_bytes(data)

    forget()
    yield write
    monkeypatch.undo()
    forget()


def forget():
    for function in vars(lists).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def test_users_entries_are_added_and_taken_away(user_file):
    user_file("old_items", "# 本地\n便民服务情况\n-概述\n".encode())
    entries = lists.words("old_items")
    assert "便民服务情况" in entries
    assert "概述" not in entries
    assert "咨询处理" in entries


def test_a_rule_goes_by_the_users_list(user_file):
    report = told("（六）便民服务情况")
    assert findings(report, "A15") == []
    user_file("old_items", "便民服务情况".encode())
    forget()
    assert len(findings(report, "A15")) == 1


@pytest.mark.parametrize("data", [b"\xff\xfe\x00broken", b"", "\ufeff甲".encode()])
def test_a_file_that_is_no_text_breaks_nothing(user_file, data):
    user_file("old_items", data)
    assert "概述" in lists.words("old_items")


def test_groups_gather_the_words_of_a_key():
    assert "主动公开" in lists.groups("aspects")["proactive"]


@pytest.mark.parametrize("file", sorted(paths.resource("words").glob("*.txt")), ids=lambda file: file.stem)
def test_every_list_says_what_it_is_for(file):
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


def test_user_adds_a_typo_and_takes_one_away(user_file):
    user_file("typos", "青和镇\t青禾镇\n-布署\t部署\n".encode())
    report = with_more("overview", "青和镇作了布署，登陆网站查看。")
    assert [finding.expected for finding in findings(report, "W09")] == ["青禾镇", "登录网站"]


def test_fields_that_are_missing_are_empty(user_file):
    user_file("typos", "只有错字\n".encode())
    assert ("只有错字", "", "", "") in lists.rows("typos", 4)
