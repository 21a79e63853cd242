"""The manual: complete, as current as the program, searched, and loaded from nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from govreport_gui import paths
from govreport_gui.checks import RULES
from govreport_gui.checks.rule_names import rule_basis, rule_explanation, rule_name
from govreport_gui.form import forms
from govreport_gui.gui.actions import ACTIONS, plain
from govreport_gui.gui.help.key_list import key_of, other_keys
from govreport_gui.gui.help.manual_pages import TASKS, pages
from govreport_gui.gui.help.manual_window import ManualWindow

PICTURE = re.compile(r"!\[(.*?)\]\((.*?)\)")
DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.fixture(scope="module")
def manual():
    return pages()


@pytest.fixture
def reader(qtbot):
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(page):
    """Return what a page shows, without markup and line breaks."""
    document = QTextDocument()
    document.setMarkdown(page.markdown)
    return document.toPlainText()


# ── Complete ──


def test_every_command_is_listed_with_its_key(manual, qapp):
    text = f"\n{shown(manual[-1])}\n"
    listed = (f"\n{plain(record.text)}\n{key_of(record)}".rstrip() + "\n" for record in ACTIONS)
    assert [line for line in listed if line not in text] == []


def test_every_key_that_is_in_no_menu_is_listed(manual, qapp):
    text = f"\n{shown(manual[-1])}\n"
    assert [row for row in other_keys() if f"\n{row.keys}\n{row.name}\n" not in text] == []


def test_every_rule_is_explained(manual, qapp):
    text = {page.key[-1]: shown(page) for page in manual if page.key.startswith("checks_")}
    for rule in RULES:
        key = rule.__name__.upper()
        wanted = (f"{key}　{rule_name(key)}", rule_explanation(key), rule_basis(key))
        assert [words for words in wanted if not words or words not in text[key[0]]] == []


@pytest.mark.parametrize("form", forms().values(), ids=lambda form: form.id)
def test_every_row_and_section_of_a_form_has_its_guidance(manual, qapp, form):
    text = {page.key: shown(page) for page in manual}
    for section in form.sections:
        page = text[f"form_{form.id}_{section.key}"]
        rows = form.table[section.table].rows.values() if section.table else ()
        wanted = [section.heading, section.must_cover]
        wanted += [words for row in rows for words in (" → ".join(row.path), row.guidance.counts, row.guidance.article)]
        assert [words for words in wanted if words not in page] == []


def test_what_a_clerk_does_is_told_in_our_own_words(manual):
    tasks = [page for page in manual if page.group == TASKS]
    assert len(tasks) == len(list(paths.resource("manual").glob("*.md")))
    assert all(page.title and len(page.markdown) > 200 for page in tasks)


@pytest.mark.parametrize("command", ["roll", "import", "export", "save", "recover", "sign_off", "accept", "sample"])
def test_the_commands_of_the_way_are_told_where_they_are_needed(manual, command):
    record = next(record for record in ACTIONS if record.id == command)
    named = f"→ {plain(record.text)}**"
    assert [page.key for page in manual if page.group == TASKS and named in page.markdown] != []


def test_nothing_is_left_to_fill_in(manual):
    assert [page.key for page in manual if re.search(r"(?<!\\)[{}]", page.markdown)] == []
    assert len({page.key for page in manual}) == len(manual)


# ── Pictures ──


def test_pictures_are_there_described_and_all_used(manual):
    used = [(words, name) for page in manual for words, name in PICTURE.findall(page.markdown)]
    assert all(words for words, _name in used)
    assert {name for _words, name in used} == {file.name for file in paths.resource("manual", "pictures").iterdir()}


def test_pictures_are_those_of_the_readme():
    """If not: take them anew as CONTRIBUTING.md says; it writes both."""
    for file in paths.resource("manual", "pictures").iterdir():
        assert file.read_bytes() == (DOCS / file.name).read_bytes(), file.name


# ── The window ──


def test_every_page_can_be_shown(reader):
    for key, page in reader.pages.items():
        reader.show_page(key)
        assert reader.page.toPlainText().startswith(page.title)
        assert reader.contents.currentItem().text(0) == page.title


def visible(reader):
    return {item.data(0, Qt.ItemDataRole.UserRole) for item in reader.items() if not item.isHidden()}


def test_search_keeps_the_pages_with_all_words(reader):
    reader.search.setText("s03 台账")
    assert "checks_S" in visible(reader)
    assert all("s03" in reader.pages[key].searched for key in visible(reader))
    assert reader.shown.key in visible(reader)
    assert reader.page.textCursor().selectedText().casefold() == "s03"
    reader.search.clear()
    assert visible(reader) == set(reader.pages)


def test_enter_goes_to_the_next_place_and_round_again(reader, qtbot):
    reader.show_page("06_check")
    reader.search.setText("撤销")
    places = []
    for _press in range(reader.page.toPlainText().count("撤销") + 1):
        places.append(reader.page.textCursor().position())
        qtbot.keyClick(reader.search, Qt.Key.Key_Return)
    assert places[-1] == places[0]
    assert len(set(places)) == len(places) - 1


def test_nothing_found_is_said(reader):
    reader.search.setText("没有这样的词")
    assert visible(reader) == set()
    assert reader.nothing.isVisible()


def test_pictures_fit_and_nothing_is_loaded_from_elsewhere(reader):
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = reader.page.loadResource(kind, QUrl("main_window.png"))
    assert 0 < picture.width() <= reader.page.viewport().width()
    for elsewhere in ("https://example.org/a.png", "file:///etc/hostname", "../../forms/annual_report_2021.toml"):
        assert not reader.page.loadResource(kind, QUrl(elsewhere))


def test_one_manual_beside_the_window(window, qtbot):
    window.actions_by_id["manual"].trigger()
    manual = window.manual
    assert manual.isVisible()
    manual.close()
    window.actions_by_id["manual"].trigger()
    assert window.manual is manual
    assert manual.isVisible()
