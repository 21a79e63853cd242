"""Of whatever report: nothing differs that is not in the list, and refusing gives back exactly what stood there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.blocks import Picture
from govreport_gui.checks.in_text import PARTS
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Report
from govreport_gui.rollover import Draft, roll, without
from govreport_gui.storage import pack_report, unpack_report
from tests.arbitrary import reports
from tests.rollover.narratives import NARRATIVES

MANY = settings(max_examples=40, deadline=None)
PIECES = sorted({piece for told in NARRATIVES for piece in told.before.replace("\n", "。").split("。") if piece})
WORDS = st.sampled_from(
    [
        "2024年",
        "２０２４ 年",
        "二〇二四年",
        "2025年，我镇将",
        "下一步",
        "12件",
        "《2024年要点》",
        "，",
        "。",
        " ",
        "\u200b",
    ]
)
SENTENCES = st.lists(st.sampled_from(PIECES) | WORDS | st.text(max_size=5), max_size=6).map("".join)


@st.composite
def last_years(draw: st.DrawFn) -> Report:
    """Draw a report on 2024 or so whose text is full of years."""
    report = draw(reports())
    parts = draw(st.lists(st.sampled_from(PARTS), unique=True))
    for part in parts:
        pictures = tuple(item for item in report.part(part).items if isinstance(item, Picture))
        report = report.with_part(part, Part((*draw(st.lists(SENTENCES, max_size=3)), *pictures)))
    title = draw(st.sampled_from(["", report.title, "青禾镇2024年度报告", "二〇二四年青禾镇２０２４年年报"]))
    return replace(report, year=draw(st.sampled_from([2019, 2020, 2023, 2024, 2029])), title=title, carried=())


def texts(report: Report) -> dict[str, str]:
    return {part: report.text_of(part) for part in ("title", *PARTS)}


def explained(draft: Draft) -> dict[str, str]:
    """Return last year's texts with the listed changes made, and nothing else."""
    told = texts(draft.last_year)
    for change in sorted(draft.changes, key=lambda change: change.start, reverse=True):
        if change.end and change.mark is None:
            text = told[change.place]
            assert text[change.start : change.end] == change.before
            told[change.place] = text[: change.start] + change.after + text[change.end :]
    return told


@MANY
@given(last_years())
def test_whatever_differs_is_listed(last_year):
    draft = roll(last_year)
    assert texts(draft.report) == explained(draft)
    listed = {change.place: change for change in draft.changes if not change.end}
    for ref in draft.report.form.refs:
        before, after = last_year.cell(ref), draft.report.cell(ref)
        assert (before == after) == (ref not in listed)
    fields = {
        "date": (last_year.signature.date, draft.report.signature.date),
        "form": (last_year.form.name, draft.report.form.name),
    }
    for place, (before, after) in fields.items():
        assert (before == after) == (place not in listed)
    assert (draft.report.organ, draft.report.signature.organ) == (last_year.organ, last_year.signature.organ)


@MANY
@given(last_years(), st.sets(st.integers(0, 40)))
def test_refusing_gives_back_what_stood_there(last_year, refused):
    draft = roll(last_year)
    left = without(draft, refused)
    for k, change in enumerate(draft.changes):
        if k in refused and isinstance(change.place, CellRef) and change.refusable:
            assert left.cell(change.place) == change.before
    none = without(draft, range(len(draft.changes)))
    assert texts(none) == texts(last_year)
    assert without(draft, ()) == draft.report


@MANY
@given(last_years())
def test_marks_lie_in_their_texts_and_survive_the_project_file(last_year):
    draft = roll(last_year).report
    for mark in draft.carried:
        assert 0 <= mark.start < mark.end <= len(draft.text_of(mark.part))
    pictures: dict[str, bytes] = {}
    assert unpack_report(pack_report(draft, pictures), pictures) == draft


@MANY
@given(last_years())
def test_last_year_is_left_as_it_was(last_year):
    before = pack_report(last_year, {})
    assert roll(last_year).last_year is last_year
    assert pack_report(last_year, {}) == before
