"""Whatever three texts meet: what both did is done, what only the leader did is clean, nothing is lost by default."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.compare import apply, compare
from govreport_gui.report import Part, Report
from govreport_gui.sign_off.proposals import Proposals
from tests.builders import foreign_grid, picture, sound_report

SENTENCES = st.sampled_from(
    [
        "集市旁设了公开栏。",
        "集市旁新设了公开栏。",
        "窗口备有查阅目录。",
        "窗口常备查阅目录和意见簿。",
        "村里的喇叭每周播报政策两次；",
        "全年没有举报。",
        "全年没有收到举报。",
        "无。",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3, unique=True).map("".join)
WRITTEN = st.lists(PARAGRAPHS | st.sampled_from([picture(), picture(data=b"another"), foreign_grid()]), max_size=4).map(
    lambda items: Part(tuple(items))
)
MANY = settings(max_examples=300, deadline=None)


def told(part: Part) -> Report:
    return sound_report().with_part("overview", part)


def proposals(sent: Part, back: Part, ours: Part):
    found = Proposals(told(sent), told(back), told(ours), told(ours))
    return found.all(), found


@MANY
@given(WRITTEN, WRITTEN)
def test_where_nothing_changed_here_all_is_clean_and_gives_the_file(sent, back):
    found, _ = proposals(sent, back, sent)
    assert not any(proposal.is_conflict for proposal in found)
    assert compare(apply(told(sent), [proposal.change for proposal in found]), told(back)).is_same


@MANY
@given(WRITTEN, WRITTEN)
def test_where_the_leader_changed_nothing_nothing_is_proposed(sent, ours):
    assert proposals(sent, sent, ours)[0] == ()


@MANY
@given(WRITTEN, WRITTEN)
def test_what_both_did_is_not_proposed_as_clean(sent, back):
    found, _ = proposals(sent, back, back)
    assert [proposal for proposal in found if not proposal.is_conflict] == []


@MANY
@given(WRITTEN, WRITTEN, WRITTEN, st.randoms())
def test_any_of_them_can_be_taken_over(sent, back, ours, random):
    found, _ = proposals(sent, back, ours)
    assert apply(told(ours), []) == told(ours)
    some = [proposal for proposal in found if random.random() < 0.5]
    text = apply(told(ours), [proposal.change for proposal in some]).part("overview").text
    for proposal in some:
        for piece in proposal.change.pieces:
            assert not isinstance(piece, str) or piece in text
