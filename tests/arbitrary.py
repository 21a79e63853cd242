"""Arbitrary reports for property tests: any text, tables there or not, pictures and foreign tables in the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph, Picture, Skipped, SkippedKind
from govreport_gui.form import Form, forms
from govreport_gui.report import KeptSentence, Part, PrintedLabel, Report, Signature, Waiver
from govreport_gui.text_links import MarkKind, TextLink, TextMark
from govreport_gui.zero_fills import ZeroFill

TEXT = st.text(max_size=20)
CELL_TEXTS = st.sampled_from(["", "0", "7", "00", "/", "5件", "１２", "-3", "\u00a0", "若干"]) | TEXT
LENGTHS = st.none() | st.floats(0.1, 500)  # a picture has some width

PARAGRAPHS = st.builds(Paragraph, text=TEXT, source=TEXT, level=st.integers(0, 9))
SKIPPED = st.builds(Skipped, text=TEXT, why=TEXT, source=TEXT, kind=st.sampled_from(SkippedKind))
PICTURES = st.builds(
    Picture,
    name=TEXT,
    media_type=st.sampled_from(["image/png", "image/jpeg"]),
    data=st.binary(max_size=20),
    source=TEXT,
    width_mm=LENGTHS,
    height_mm=LENGTHS,
)


def _grids(content: st.SearchStrategy[Block]) -> st.SearchStrategy[Grid]:
    cells = st.builds(
        GridCell,
        row=st.integers(0, 9),
        column=st.integers(0, 9),
        text=TEXT,
        source=TEXT,
        rows=st.integers(1, 3),
        columns=st.integers(1, 3),
        content=st.lists(content, max_size=2).map(tuple),
    )
    return st.builds(Grid, cells=st.lists(cells, max_size=3).map(tuple), source=TEXT)


GRIDS = _grids(st.recursive(PARAGRAPHS | SKIPPED | PICTURES, _grids, max_leaves=3))
PARTS = st.lists(TEXT | PICTURES | GRIDS, max_size=3).map(lambda items: Part(tuple(items)))


def _waivers(form: Form) -> st.SearchStrategy[Waiver]:
    cells = st.lists(st.sampled_from(form.refs), max_size=2).map(tuple)
    return st.builds(Waiver, rule=TEXT, cells=cells, part=TEXT, rests_on=st.lists(TEXT).map(tuple), reason=TEXT)


def _zero_fills(report: Report) -> st.SearchStrategy[tuple[ZeroFill, ...]]:
    zeros = [ref for ref, text in report.cells.items() if text == "0"]
    if not zeros:
        return st.just(())
    cells = st.lists(st.sampled_from(zeros), min_size=1, max_size=3, unique=True)
    return st.lists(st.builds(ZeroFill, when=TEXT, cells=cells.map(tuple)), max_size=2).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report on either form."""
    form: Form = draw(st.sampled_from(list(forms().values())))
    tables = draw(st.sets(st.sampled_from(list(form.table))))
    present = [ref for ref in form.refs if ref.table in tables]
    texts = draw(st.lists(CELL_TEXTS, min_size=len(present), max_size=len(present)))
    totals = sorted(ref for ref in present if ref in form.table[ref.table].totals)
    report = Report(
        form_id=form.id,
        year=draw(st.none() | st.integers(1, 9999)),
        organ=draw(TEXT),
        title=draw(TEXT),
        preamble=draw(PARTS),
        sections=draw(st.dictionaries(st.sampled_from(list(form.section)), PARTS)),
        cells=dict(zip(present, texts, strict=True)),
        typed_totals=frozenset(draw(st.sets(st.sampled_from(totals))) if totals else ()),
        signature=draw(st.builds(Signature, organ=TEXT, date=TEXT)),
        headings=draw(st.lists(st.tuples(st.sampled_from(list(form.section)), TEXT), max_size=3).map(tuple)),
        source_marks=tuple(draw(st.lists(TEXT, max_size=2))),
        waivers=tuple(draw(st.lists(_waivers(form), max_size=2))),
        kept=tuple(draw(st.lists(st.builds(KeptSentence, TEXT, TEXT), max_size=2))),
        printed_labels=draw(
            st.lists(st.builds(PrintedLabel, st.sampled_from(list(form.table)), TEXT, TEXT), max_size=2).map(tuple)
        ),
    )
    return replace(
        report,
        zero_fills=draw(_zero_fills(report)),
        links=tuple(draw(_link(report, key)) for key in draw(_written(report))),
        carried=tuple(draw(_mark(report, key)) for key in draw(_written(report))),
    )


def _written(report: Report) -> st.SearchStrategy[set[str]]:
    """Draw parts that have a text."""
    parts = [key for key in ("preamble", *report.sections) if report.part(key).text]
    return st.sets(st.sampled_from(parts), max_size=2) if parts else st.just(set())


@st.composite
def _link(draw: st.DrawFn, report: Report, key: str) -> TextLink:
    return TextLink(key, *draw(_spans(report, key)), draw(st.sampled_from(report.form.refs)))


@st.composite
def _mark(draw: st.DrawFn, report: Report, key: str) -> TextMark:
    return TextMark(key, *draw(_spans(report, key)), draw(st.sampled_from(MarkKind)))


@st.composite
def _spans(draw: st.DrawFn, report: Report, key: str) -> tuple[int, int]:
    length = len(report.part(key).text)
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))
