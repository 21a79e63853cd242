"""What is remembered of a paragraph must be what reading the whole text anew would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.checks import narrative_clauses, narrative_metrics, normal
from govreport_gui.checks.narrative_metrics import quantities_of
from govreport_gui.checks.narrative_quantities import Scope

SCOPE = Scope("2021", "青禾镇人民政府", 2024)
LINES = st.lists(
    st.sampled_from(
        (
            "（一）依申请公开情况",
            "（二）行政复议和行政诉讼",
            "2024年，青禾镇共收到政府信息公开申请 12 件，办结10件，",  # a line that goes on below
            "其中予以公开6件，部分公开2件。",
            "全年收到5件，维持3件，纠正 1件。",
            "没有行政诉讼。",
            "",
        )
    ),
    max_size=8,
)


def read_anew(text):
    for remembered in (narrative_clauses.clauses_of, narrative_clauses.clauses, normal.normal):
        remembered.cache_clear()
    narrative_metrics._told.cache_clear()
    quantities_of.cache_clear()
    return quantities_of("overview", text, SCOPE)


@given(LINES, LINES)
def test_an_edit_above_changes_below_what_it_must(lines, others):
    quantities_of("overview", "\n".join(lines), SCOPE)
    text = "\n".join([*others, *lines])
    remembered = quantities_of("overview", text, SCOPE)
    assert remembered == read_anew(text)


@given(LINES)
def test_spans_are_those_of_the_whole_text(lines):
    text = "\n".join(lines)
    for told in quantities_of("overview", text, SCOPE):
        quoted = text[told.span.start : told.span.end]
        assert told.in_words or str(told.value) in quoted
        assert "\n" not in quoted
