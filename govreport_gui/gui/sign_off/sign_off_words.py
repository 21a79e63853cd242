"""How the changes of a file that came back are told in the window. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from govreport_gui.blocks import Picture
from govreport_gui.compare import CellDifference, Side, TableDifference, TextDifference
from govreport_gui.compare import in_words as words
from govreport_gui.form import CellRef, Form
from govreport_gui.gui.comparing.text_difference import EXPLANATION, difference_html
from govreport_gui.gui.files.moments import kept_moment_text
from govreport_gui.gui.looks import theme
from govreport_gui.gui.sign_off.picture_views import address, thumbnail_size_of
from govreport_gui.part_names import part_name
from govreport_gui.sign_off import CameBack, Found, Pictures, Proposal

THERE, NOT_THERE = "有这张表", "没有这张表"
NOTHING_THERE = "（没有）"
NOT_SHOWN = "（这种图片在这里显示不出来，请打开文件看一看。）"
_SORTS = "表格", "文字", "图片"
SENT, FILE, NOW = "送出时", "文件里", "报告现在"
HOW_FOUND = {
    Found.BY_ID: "",
    Found.NEAREST: "文件里的版本号已经不在了，这是按内容找到的最接近的一版，请确认。",
    Found.UNKNOWN_ID: "文件里的版本号不在这份报告的记录里，这是按内容找到的最接近的一版，请确认没有选错文件。",
    Found.NOT_RECORDED: "这份报告没有记录送出过的版本，下面是文件与报告现在的不同之处。",
}


class Told(NamedTuple):
    """A proposal in words."""

    place: str
    before: str
    after: str
    now: str  # only told in a conflict


def told(form: Form, proposal: Proposal) -> Told:
    """Return a proposal in words."""
    theirs = proposal.theirs
    if isinstance(theirs, CellDifference):
        texts = (words.cell_text(text) for text in (theirs.a, theirs.b, proposal.now))
        return Told(words.cell_path(form, theirs.cell), *texts)
    if isinstance(theirs, TableDifference):
        sides = (THERE, NOT_THERE) if theirs.only_in is Side.A else (NOT_THERE, THERE)
        return Told(form.table[theirs.table].name, *sides, "表里的数改过")
    place = f"{part_name(form, theirs.part)}·{words.KIND_NAMES[theirs.kind]}"
    before, after = (_shown(theirs, side) for side in Side)
    return Told(place, before, after, words.shown_text(proposal.now) or NOTHING_THERE)


def followed_text(form: Form, cell: CellRef, totals: Mapping[CellRef, str]) -> str:
    """Say beside a cell which totals change with it, and to what; "" where none does."""
    said = (f"{_total_name(form, cell, total)}随之变为 {words.cell_text(text)}" for total, text in totals.items())
    return "，".join(said)


def _total_name(form: Form, cell: CellRef, total: CellRef) -> str:
    """Name a total by what it does not share with a cell: its column, its line, or both."""
    column, line = form.column(total).name, form.table[total.table].rows[total.row].path[-1]
    if total.row == cell.row:
        return column
    return line if total.column == cell.column else f"{line}·{column}"


def _shown(difference: TextDifference, side: Side) -> str:
    return words.text_of(difference, side) or NOTHING_THERE


def version_text(came_back: CameBack) -> str:
    """Say which version went out, and how that is known."""
    sent, doubt = came_back.sent, HOW_FOUND[came_back.sent.found]
    if not sent.when:
        return doubt
    when = kept_moment_text(sent.when)
    return f"对照的是{when and when + ' '}导出的“{sent.file_name}”。{doubt}"


def counts_text(came_back: CameBack) -> str:
    """Say how much was changed."""
    proposals = came_back.proposals
    if proposals:
        counts = Counter(map(_sort, proposals))
        kinds = "、".join(f"{sort} {counts[sort]} 处" for sort in _SORTS if counts[sort])
        said = f"文件改了 {len(proposals)} 处：{kinds}。"
    else:
        said = "文件里没有要采用的改动。"
    conflicts = sum(proposal.is_conflict for proposal in proposals)
    said += f"其中 {conflicts} 处报告后来也改过，请逐处决定。" if conflicts else ""
    said += f"另有 {came_back.already} 处报告里已经是一样的。" if came_back.already else ""
    return said + (f"修订标记 {came_back.tracked} 处，都按接受修订来比较。" if came_back.tracked else "")


def _sort(proposal: Proposal) -> str:
    figures, texts, pictures = _SORTS
    if not isinstance(proposal.theirs, TextDifference):
        return figures
    return pictures if proposal.pictures != Pictures() else texts


def sides_html(form: Form, proposal: Proposal) -> str:
    """Return a proposal side by side as rich text: what went out, what came back, in a conflict also what is now."""
    said = told(form, proposal)
    before, after = difference_html(*_empty(said.before, said.after))
    pictures = proposal.pictures
    sides = [(SENT, before, pictures.sent), (FILE, after, pictures.back)]
    if proposal.is_conflict:
        sides.append((NOW, difference_html(*_empty(said.before, said.now))[1], pictures.now))
    heads = "".join(f'<th align="left" width="{100 // len(sides)}%">{head}</th>' for head, *_ in sides)
    texts = "".join(f"<td>{text or NOTHING_THERE}{_picture_html(picture)}</td>" for _, text, picture in sides)
    frame = f"border-style:solid;border-color:{theme.current().line}"
    table = f'<table border="1" cellspacing="0" cellpadding="6" width="100%" style="{frame}">'
    return f"<p><b>{escape(said.place)}</b>　{EXPLANATION}</p>{table}<tr>{heads}</tr><tr>{texts}</tr></table>"


def _picture_html(picture: Picture | None) -> str:
    if picture is None:
        return ""
    size = thumbnail_size_of(picture)
    if size.isEmpty():
        return f"<br>{NOT_SHOWN}"
    return f'<br><img src="{address(picture)}" width="{size.width()}" height="{size.height()}">'


def _empty(*texts: str) -> list[str]:
    return ["" if text == NOTHING_THERE else text for text in texts]
