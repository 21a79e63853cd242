"""The lines of the findings pane: one fault is one problem, its proposals and consequences stand under it."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.checks import check
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.findings.findings_rows import Kind, Verb, problems, rows

NATURAL = CellRef("applications", "granted", "natural")
HINT = Finding("W01", Severity.HINT, "半角逗号。", "，", ",", part="overview")


def sums(report):
    return [finding for finding in check(report) if finding.repairs]


def broken(report):
    """One wrong cell: 自然人·予以公开 says 21 where 20 is right; totals are left as they are."""
    typed = frozenset(report.form.table["applications"].totals)
    return replace(report, cells={**report.cells, NATURAL: "21"}, typed_totals=typed)


def test_one_wrong_cell_is_one_problem(balanced):
    report = broken(balanced)
    found = sums(report)
    assert len(found) > 1
    lines = rows(report, found)
    assert [line.kind for line in lines if line.is_finding] == [Kind.FINDING]
    fold = lines[-1]
    assert fold.kind is Kind.FOLD
    assert fold.title == f"▸ 另有 {len(found) - 1} 处因此不平"
    assert lines[1].title == "↳ 把 表三·予以公开·自然人 的 21 改为 20 后平衡"


def test_an_opened_fold_shows_what_follows(balanced):
    found = sums(broken(balanced))
    fold = rows(balanced, found)[-1]
    lines = rows(balanced, found, {fold.identity})
    assert [line.finding for line in lines if line.kind is Kind.FOLLOWER] == found[1:]
    assert next(line for line in lines if line.kind is Kind.FOLD).title.startswith("▾")


def test_at_most_three_proposals(balanced):
    finding = sums(broken(balanced))[0]
    many = replace(finding, repairs=tuple(finding.repairs[:1]) * 5)
    assert [line.kind for line in rows(balanced, [many])].count(Kind.REPAIR) == 3


def test_faults_that_lie_apart_are_problems_of_their_own(balanced):
    found = sums(broken(balanced))
    other = replace(found[0], rule="S04", repairs=())
    assert [line.finding for line in rows(balanced, [*found, other, HINT]) if line.kind is Kind.FINDING] == [
        found[0],
        other,
        HINT,
    ]


def test_what_was_accepted_is_no_longer_the_head_of_the_others(balanced):
    first, *others = sums(broken(balanced))
    lines = rows(balanced, [replace(first, waived="已核实"), *others])
    assert [line.finding.waived for line in lines if line.kind is Kind.FINDING] == ["已核实", None]
    assert lines[0].verbs == (Verb.REOPEN, Verb.EXPLAIN)
    assert lines[1].finding is others[0]


def test_what_buttons_a_line_has(balanced):
    found = sums(broken(balanced))
    lines = rows(balanced, [found[0], HINT, replace(HINT, rule="W04")])
    assert {(line.kind, line.finding.rule): line.verbs for line in lines} == {
        (Kind.FINDING, found[0].rule): (Verb.ACCEPT, Verb.EXPLAIN),
        (Kind.REPAIR, found[0].rule): (Verb.REPAIR, Verb.GO),
        (Kind.FINDING, "W01"): (Verb.MEND, Verb.ACCEPT, Verb.EXPLAIN),
        (Kind.FINDING, "W04"): (Verb.ACCEPT, Verb.EXPLAIN),
    }


def test_what_follows_from_one_wrong_cell_is_counted_once(balanced):
    found = [*sums(broken(balanced)), HINT]
    counted = problems(found)
    assert counted == [found[0], HINT]
    assert counted == [line.finding for line in rows(balanced, found) if line.kind is Kind.FINDING]
