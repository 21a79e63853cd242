"""Random edits of an exported Word file, each with the one difference that reading it back must find for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from lxml import etree

from govreport_gui.blocks import Grid
from govreport_gui.compare.sentences import sentences
from govreport_gui.form import CellRef, Table
from govreport_gui.form.layout import layout
from govreport_gui.report import Part, Report, totals_typed
from govreport_gui.writers.printed import Role, cell_text, clean, in_order
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report
from tests.sign_off.word_edits import WordFile, cell_at

Found = tuple[str, str, str, str]  # kind, part or cell, before, after
LEAST = 14  # characters of a sentence in which a word can be put and it is still that sentence

# Sentences of one report, no two alike; {} is a figure.
SENTENCES = (
    "全年在县门户网站发布动态{}条，栏目更新没有断档。",
    "公众号推送图文{}篇，最受关注的是农房改造的问答。",
    "开放日请来村民代表{}名，带看了窗口和档案室。",
    "大厅的查询机用了{}次，多半是查补贴名单。",
    "收到申请后当天登记，平均{}天答复。",
    "征地补偿的申请占{}成，已把批文集中放到专栏。",
    "答复书先过法制审核，退回重写的有{}份。",
    "对过期的{}件老文件做了清理，标明失效。",
    "政策解读配了{}张图，念给赶集的人听。",
    "新开的便民栏目由{}个站所轮流供稿。",
    "检查组抽看{}个站所的公开栏，当场指出缺漏。",
    "组织专题培训{}场，讲了保密审查怎么做。",
    "群众打来电话{}个，问得最多的是医保缴费。",
    "考核占{}分，拖了进度的站所在例会上说明。",
    "预决算按科目公开到项级，附了{}条说明。",
    "一些解读仍旧照搬原文，百姓读来费劲，列出{}处要改。",
    "人手更换频繁，新来的{}人还不熟悉流程。",
    "下一步给{}个村配齐信息员，签订责任书。",
    "准备把{}类事项做成清单，办一件勾一件。",
    "没有收取信息处理费，也没有因此产生的{}项争议。",
)
INSERTIONS = ("（据实更新）", "进一步", "按要求", "2024年底前", "（含下属单位）", "切实")
NEW_SENTENCES = (
    "领导补写第{}句：请各科室核对台账后再报。",
    "另经研究决定，由办公室牵头督办第{}项整改任务。",
    "此处增加说明：数字口径以县局通知（{}号）为准。",
)
FIGURES = ("", "0", "/", "7", "12", "305", "11398889")


@dataclass(frozen=True)
class _Spot:
    """A paragraph of the report's text in the file."""

    part: str
    text: str
    at: int  # among the body's paragraphs with text


def reports(random: Random) -> Report:
    """Return a report of distinct sentences, on either form, sometimes with pictures and tables in its text."""
    report = random.choice((sample_report, sound_report, report_2019))()
    told = [text.format(random.randint(2, 999)) for text in random.sample(SENTENCES, len(SENTENCES))]
    for key in random.sample(list(report.form.section), random.randint(1, 5)):
        paragraphs = []
        for _ in range(random.randint(1, 3)):
            size = min(len(told), random.randint(1, 3))
            paragraphs.append("".join(told.pop() for _ in range(size)))
        items: list[object] = [text for text in paragraphs if text]
        if random.random() < 0.2:
            items.insert(random.randint(0, len(items)), random.choice((picture(), foreign_grid())))
        if items:
            report = report.with_part(key, Part(tuple(items)))  # type: ignore[arg-type]
    totals = {ref for table in report.form.tables for ref in table.totals}
    cells = {ref: text if ref in totals else str(random.randint(0, 40)) for ref, text in report.cells.items()}
    filled = replace(report, cells=cells, typed_totals=frozenset()).with_totals(report.form.table)
    return replace(filled, typed_totals=totals_typed(filled.form, filled.cells))


class RandomEdits:
    """Edits an open file in different places; `expected` is what must be found."""

    def __init__(self, report: Report, opened: WordFile, random: Random) -> None:
        self.report, self.file, self.random = report, opened, random
        self.expected: list[Found] = []
        self.cells: set[CellRef] = set()  # those that were edited
        self._foreign_done: set[str] = set()
        self._paragraphs = opened.paragraphs
        self._tables = opened.tables
        self._spots = list(_spots(report))
        self.random.shuffle(self._spots)

    def make(self, count: int) -> None:
        """Make so many edits, fewer where the report has no place for more."""
        often = (self.cell, self.sentence, self.cell, self.sentence)
        kinds = (*often, self.added, self.removed, self.new_paragraph, self.foreign_cell)
        while len(self.expected) < count:
            self.random.choice(kinds)()
            if len(self.cells) == len(self.report.cells):
                return

    def _tracked(self) -> bool:
        return self.random.random() < 0.5

    def cell(self) -> None:
        """Give a cell another text."""
        ref = self.random.choice([ref for ref in self.report.cells if ref not in self.cells])
        before = cell_text(self.report, ref)
        after = self.random.choice([text for text in FIGURES if text != before])
        table = self.report.form.table[ref.table]
        paragraph = cell_at(self._drawn(table), *layout(table).places[ref])
        self.file.replace_text(paragraph, 0, len(before), after, tracked=self._tracked())
        self.cells.add(ref)
        self.expected.append(("cell", ":".join(ref), before, after))

    def _drawn(self, table: Table | Grid) -> etree._Element:
        """Return a table as it stands in the file."""
        tables = [piece.item for piece in in_order(self.report) if isinstance(piece.item, Table | Grid)]
        return self._tables[next(k for k, item in enumerate(tables) if item is table)]

    def foreign_cell(self) -> None:
        """Give a cell of a foreign table another text."""
        part = next((key for key, grids in _foreign(self.report) if grids and key not in self._foreign_done), None)
        if part is None:
            return
        self._foreign_done.add(part)
        grid = next(item for item in self.report.part(part).items if isinstance(item, Grid))
        cell = self.random.choice([cell for cell in grid.cells if cell.row and cell.column])
        paragraph = cell_at(self._drawn(grid), cell.row, cell.column)
        self.file.replace_text(paragraph, 0, len(cell.text), "改过的格", tracked=self._tracked())
        place = f"【表格：{grid.cells[0].text}】第{cell.row + 1}行第{cell.column + 1}列："
        self.expected.append(("changed", part, place + cell.text, f"{place}改过的格"))

    def _take(self, least: int = 0) -> _Spot | None:
        """Take a paragraph that nobody edited yet and that holds a sentence so long."""
        for spot in self._spots:
            if any(len(sentence.text) >= least for sentence in sentences(spot.text)):
                self._spots.remove(spot)
                return spot
        return None

    def sentence(self) -> None:
        """Put a word into a sentence, or take one out, or put another in its place."""
        spot = self._take(LEAST)
        if spot is None:
            return
        chosen = self.random.choice([s for s in sentences(spot.text) if len(s.text) >= LEAST])
        at = chosen.start + len(chosen.text) // 2
        new = self.random.choice((*INSERTIONS, ""))
        gone = self.random.randint(0 if new else 1, 2)
        old = spot.text[at : at + gone]
        after = chosen.text.replace(chosen.text, spot.text[chosen.start : at] + new + spot.text[at + gone : chosen.end])
        if after == chosen.text or set(old) & set("。！？；!?;"):
            return
        paragraph = self._paragraphs[spot.at]
        self.file.replace_text(paragraph, at, at + gone, new, tracked=self._tracked())
        self.expected.append(("changed", spot.part, chosen.text, after))

    def added(self) -> None:
        """Write one more sentence at the end of a paragraph."""
        spot = self._take()
        if spot is None or not spot.text.endswith("。"):
            return
        text = self._new_sentence()
        end = len(spot.text)
        self.file.replace_text(self._paragraphs[spot.at], end, end, text, tracked=self._tracked())
        self.expected.append(("added", spot.part, "", text))

    def removed(self) -> None:
        """Take a paragraph out."""
        spot = self._take()
        if spot is None:
            return
        self.file.remove(self._paragraphs[spot.at], tracked=self._tracked())
        self.expected.append(("removed", spot.part, spot.text, ""))

    def new_paragraph(self) -> None:
        """Write a new paragraph behind one."""
        spot = self._take()
        if spot is None:
            return
        text = self._new_sentence()
        self.file.insert_after(self._paragraphs[spot.at], text, tracked=self._tracked())
        self.expected.append(("added", spot.part, "", text))

    def _new_sentence(self) -> str:
        return self.random.choice(NEW_SENTENCES).format(self.random.randint(100, 9999))


def _spots(report: Report) -> Iterator[_Spot]:
    """Yield the paragraphs of the report's own text, as they follow each other in the file."""
    part, at = "preamble", 0
    sections = (section.key for section in report.form.sections if section.key in report.sections)
    for piece in in_order(report):
        if not isinstance(piece.item, str):
            continue
        if piece.role is Role.HEADING:
            part = next(sections)
        elif piece.role is Role.BODY:
            yield _Spot(part, clean(piece.item), at)
        at += 1


def _foreign(report: Report) -> Iterator[tuple[str, list[Grid]]]:
    """Yield the sections with the foreign tables in each."""
    for key, part in report.sections.items():
        yield key, [item for item in part.items if isinstance(item, Grid)]
