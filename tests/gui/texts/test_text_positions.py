"""Places in a part's text and in the editor's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.blocks import Picture
from govreport_gui.gui.texts.text_positions import settled, to_shown, to_utf16
from govreport_gui.report import EMBEDDED, Part

PICTURE = Picture("图", "image/png", b"", "")
PARAGRAPHS = st.text(st.characters(exclude_characters=f"\n{EMBEDDED}", exclude_categories=["Cs"]), min_size=1)
PARTS = st.lists(PARAGRAPHS | st.just(PICTURE)).map(lambda items: Part(tuple(items)))


@given(PARTS, st.data())
def test_a_span_of_the_text_is_the_same_words_in_the_editor(part, data):
    paragraph = data.draw(st.integers(0, max(0, len(part.paragraphs) - 1)))
    if not part.paragraphs:
        return
    start = sum(len(text) + 1 for text in part.paragraphs[:paragraph])
    end = start + len(part.paragraphs[paragraph])
    shown_start, shown_end = to_shown(part.edit_text, start, end)
    assert part.edit_text[shown_start:shown_end] == part.text[start:end]


@given(PARTS)
def test_what_the_editor_shows_of_a_part_is_settled(part):
    assert settled(part.edit_text) == part.edit_text


@given(PARTS, st.text())
def test_settled_is_what_the_part_says_after_the_edit(part, added):
    new = part.edit_text + added.replace(EMBEDDED, "")
    assert part.edited(new).edit_text == settled(new)


@pytest.mark.parametrize(
    ("shown", "span", "words"),
    [
        ("一\n\n二三", (2, 4), "二三"),  # an empty line somebody just made
        (f"一{EMBEDDED}二", (2, 3), "二"),  # a box in the middle of a line
        ("一二", (1, 99), "二"),  # beyond the end
    ],
)
def test_spans_in_a_text_being_typed(shown, span, words):
    start, end = to_shown(shown, *span)
    assert shown[start:end] == words


def test_rare_characters_count_twice_for_qt():
    assert [to_utf16("𠮷林", place) for place in (0, 1, 2)] == [0, 2, 3]
