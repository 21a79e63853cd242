"""What leaders and colleagues do to a file that went out: several hands, rows, moves, looks, copies, other programs."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pytest
from lxml import etree

from govreport_gui.compare import CellDifference, TextKind
from govreport_gui.form import CellRef
from govreport_gui.form.layout import layout
from govreport_gui.importing import import_file
from govreport_gui.issued import issue
from govreport_gui.readers.word_names import DEL, DEL_TEXT, ID, INS, P_PR, R_PR, RUN, TBL, TEXT, TR, P, W
from govreport_gui.report import Part
from govreport_gui.sign_off import Found, read_back
from tests.builders import sound_report
from tests.sign_off.rounds import against, came_back, put, set_figure
from tests.sign_off.word_edits import LINKS, TYPES, WHO, WordFile, cell_at, text_of
from tests.test_conversions import SOFFICE, soffice

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
FIRST, SECOND, THIRD = "集市旁设了公开栏。", "窗口备有查阅目录。", "村里的喇叭每周播报政策两次。"
SENT = sound_report().with_part("overview", Part((FIRST + SECOND, THIRD)))
CELL = CellRef("applications", "granted", "natural")
COLLEAGUE = {W + "author": "陈一禾", W + "date": "2025-01-21T08:00:00Z"}


def paragraph_with(opened: WordFile, words: str) -> etree._Element:
    return next(p for p in opened.paragraphs if words in text_of(p))


def in_short(found):
    return [(p.theirs.kind, p.theirs.a.strip(), p.theirs.b.strip()) for p in found.proposals]


def overview(found) -> tuple[object, ...]:
    return found.with_accepted(found.proposals).section("overview").items


# ── several hands ──


def test_a_colleague_strikes_out_what_the_leader_wrote_in(tmp_path):
    def second_hand(opened: WordFile) -> None:
        written = next(opened.root.iter(INS))
        (run,) = written.iterchildren(RUN)
        rest = copy.deepcopy(run)
        run.find(TEXT).text, rest.find(TEXT).text = "常备有", "年"
        rest.find(TEXT).tag = DEL_TEXT
        etree.SubElement(written, DEL, {ID: "990", **COLLEAGUE}).append(rest)

    found = against(SENT, SENT, tmp_path, put("备有", "常备有年", tracked=True), second_hand)
    assert in_short(found) == [(TextKind.CHANGED, SECOND, "窗口常备有查阅目录。")]


def test_two_hands_in_one_sentence_and_one_cell(tmp_path):
    found = against(
        SENT,
        SENT,
        tmp_path,
        put("每周", "每天", tracked=True),
        put("两次", "三次", tracked=True),
        set_figure(CELL, "305"),
    )
    after = THIRD.replace("每周", "每天").replace("两次", "三次")
    texts = [p for p in found.proposals if not isinstance(p.theirs, CellDifference)]
    assert [(p.theirs.a, p.theirs.b) for p in texts] == [(THIRD, after)]
    assert found.with_accepted(found.proposals).cell(CELL) == "305"


# ── paragraphs ──


def split(opened: WordFile, *, tracked: bool) -> None:
    paragraph = paragraph_with(opened, FIRST)
    second = copy.deepcopy(paragraph)
    paragraph.addnext(second)
    for copied, words in ((paragraph, FIRST), (second, SECOND)):
        (text,) = copied.iter(TEXT)
        text.text = words
    if tracked:
        mark_end(paragraph, INS)


def merge(opened: WordFile, *, tracked: bool) -> None:
    paragraph, behind = paragraph_with(opened, FIRST), paragraph_with(opened, THIRD)
    if tracked:
        mark_end(paragraph, DEL)
        return
    for run in list(behind.iterchildren(RUN)):
        paragraph.append(run)
    opened.body.remove(behind)


def properties_of(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(P_PR)
    if properties is None:
        properties = etree.Element(P_PR)
        paragraph.insert(0, properties)
    return properties


def mark_end(paragraph: etree._Element, tag: str) -> None:
    etree.SubElement(etree.SubElement(properties_of(paragraph), R_PR), tag, {ID: "991", **WHO})


@pytest.mark.parametrize("tracked", [False, True])
def test_a_paragraph_split_in_two(tracked, tmp_path):
    found = against(SENT, SENT, tmp_path, lambda opened: split(opened, tracked=tracked))
    assert len(found.proposals) == 1
    assert overview(found) == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize("tracked", [False, True])
def test_two_paragraphs_made_one(tracked, tmp_path):
    found = against(SENT, SENT, tmp_path, lambda opened: merge(opened, tracked=tracked))
    assert len(found.proposals) == 1
    assert overview(found) == (FIRST + SECOND + THIRD,)


def test_a_whole_section_written_anew(tmp_path):
    new = ("今年重写了这一部分：全年公开各类信息三百余条。", "下一步要把栏目做得更好找。")

    def rewrite(opened: WordFile) -> None:
        first, second = paragraph_with(opened, FIRST), paragraph_with(opened, THIRD)
        opened.insert_after(second, new[1], tracked=True)
        opened.insert_after(second, new[0], tracked=True)
        opened.remove(first, tracked=True)
        opened.remove(second, tracked=True)

    found = against(SENT, SENT, tmp_path, rewrite)
    assert overview(found) == new
    assert found.with_accepted(()) == SENT


# ── tables ──


def test_a_cell_emptied_and_one_filled_anew_with_tracking(tmp_path):
    row = [CELL._replace(column=column) for column in ("natural", "commercial")]

    def edit(opened: WordFile) -> None:
        table = opened.tables[1]
        for ref, new in zip(row, ("", "77"), strict=True):
            paragraph = cell_at(table, *layout(SENT.form.table["applications"]).places[ref])
            opened.replace_text(paragraph, 0, len(text_of(paragraph)), new, tracked=True)

    found = against(SENT, SENT, tmp_path, edit)
    assert [(p.theirs.cell, p.theirs.b) for p in found.proposals] == list(zip(row, ("", "77"), strict=True))
    taken = found.with_accepted(found.proposals)
    assert (taken.cell(row[0]), taken.cell(row[1])) == ("", "77")


def test_a_row_struck_out_with_tracking_is_told(tmp_path):
    def strike_out(opened: WordFile) -> None:
        rows = list(opened.tables[1].iterchildren(TR))
        row = rows[layout(SENT.form.table["applications"]).places[CELL][0]]
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        etree.SubElement(properties, DEL, {ID: "992", **WHO})
        for paragraph in row.iter(P):
            opened.replace_text(paragraph, 0, len(text_of(paragraph)), "", tracked=True)

    found = against(SENT, SENT, tmp_path, strike_out)
    assert any("没有找到表三的" in text for text in found.left_out)
    assert found.with_accepted(found.proposals) == SENT


def test_a_row_given_another_name_keeps_its_figures(tmp_path):
    received = CellRef("applications", "received_new", "natural")

    def name_anew(opened: WordFile) -> None:
        row = layout(SENT.form.table["applications"]).places[received][0]
        label = next(list(opened.tables[1].iterchildren(TR))[row].iter(P))
        opened.replace_text(label, 0, len(text_of(label)), "一、办件", tracked=False)

    found = against(SENT, SENT, tmp_path, name_anew)
    assert found.with_accepted(found.proposals) == SENT
    assert any("没有找到表三的“本年新收”" in text for text in found.left_out)


def test_a_row_written_in_with_tracking_is_told(tmp_path):
    def write_in(opened: WordFile) -> None:
        rows = list(opened.tables[1].iterchildren(TR))
        row = copy.deepcopy(rows[-1])
        rows[-1].addnext(row)
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        etree.SubElement(properties, INS, {ID: "994", **WHO})
        text = next(row.iter(TEXT))
        text.text = "五、其他有关情况"

    found = against(SENT, SENT, tmp_path, write_in)
    assert any("五、其他有关情况" in text for text in found.left_out)
    assert found.with_accepted(()) == SENT


def test_a_section_given_another_heading_keeps_its_text(tmp_path):
    def name_anew(opened: WordFile) -> None:
        heading = paragraph_with(opened, "一、总体情况")
        opened.replace_text(heading, 0, len(text_of(heading)), "一、基本情况", tracked=False)

    found = against(SENT, SENT, tmp_path, name_anew)
    assert found.proposals == ()
    assert any("“一、总体情况”改成了“一、基本情况”" in text for text in found.left_out)


# ── looks only ──


def bold_and_red(opened: WordFile) -> None:
    for marks in list(opened.root.iter(R_PR)):
        etree.SubElement(marks, f"{W}b")
        etree.SubElement(marks, f"{W}color", {f"{W}val": "FF0000"})


def tracked_looks(opened: WordFile) -> None:
    for marks in [p for p in opened.root.iter(R_PR) if p.getparent().tag == RUN]:
        change = etree.SubElement(marks, f"{W}rPrChange", {ID: "993", **WHO})
        etree.SubElement(change, R_PR)


def runs_cut_and_marked(opened: WordFile) -> None:
    for paragraph in opened.root.iter(P):
        for run in list(paragraph.iterchildren(RUN)):
            texts = [child for child in run if child.tag != R_PR]
            if len(texts) != 1 or len(texts[0].text or "") < 2:
                continue
            (text,) = texts
            twin = copy.deepcopy(run)
            twin.find(TEXT).text, text.text = text.text[1:], text.text[:1]
            run.addnext(twin)
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "gramStart"}))
            twin.insert(0, etree.Element(f"{W}lastRenderedPageBreak"))


def empty_lines(opened: WordFile) -> None:
    paragraph_with(opened, THIRD).addnext(etree.Element(P))
    opened.body.insert(0, etree.Element(P))


@pytest.mark.parametrize("edit", [bold_and_red, tracked_looks, runs_cut_and_marked, empty_lines])
def test_what_only_looks_different_is_nothing_to_accept(edit: Callable[[WordFile], None], tmp_path):
    found = against(SENT, SENT, tmp_path, edit)
    assert (found.proposals, found.left_out) == ((), ())


# ── headings ──


def number_the_headings(opened: WordFile) -> None:
    """Make the headings' 一、 a number that Word counts itself, as its button for lists does."""
    for paragraph in opened.paragraphs:
        number, mark, words = text_of(paragraph).partition("、")
        if mark and len(number) == 1 and number in "一二三四五六" and len(words) < 30:
            opened.replace_text(paragraph, 0, 2, "", tracked=False)
            listed = etree.SubElement(properties_of(paragraph), f"{W}numPr")
            etree.SubElement(listed, f"{W}ilvl", {f"{W}val": "0"})
            etree.SubElement(listed, f"{W}numId", {f"{W}val": "77"})
    name, kind = "numbering", "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    opened.parts[f"word/{name}.xml"] = NUMBERING.encode()
    override = f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>'
    opened.parts[TYPES] = opened.parts[TYPES].replace(b"</Types>", override.encode())
    link = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
    entry = f'<Relationship Id="rIdLists" Type="{link}" Target="{name}.xml"/></Relationships>'
    opened.parts[LINKS] = opened.parts[LINKS].replace(b"</Relationships>", entry.encode())


NUMBERING = f"""<w:numbering xmlns:w="{W.strip("{}")}">
<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>
</w:numbering>"""


def test_headings_that_word_numbers_by_itself(tmp_path):
    found = against(SENT, SENT, tmp_path, number_the_headings, put("每周", "每天"))
    assert in_short(found) == [(TextKind.CHANGED, THIRD, THIRD.replace("每周", "每天"))]
    assert found.left_out == ()


# ── copies and other programs ──


def copied_into_a_new_document(path: Path, target: Path) -> Path:
    """Do what a secretary does: select all, copy, paste into an empty document."""
    new = docx.Document()
    body = new.element.body
    for child in docx.Document(path).element.body:
        if child.tag in (P, TBL):
            body.insert(len(body) - 1, copy.deepcopy(child))
    for mark in list(body.iter(f"{W}bookmarkStart")):
        mark.getparent().remove(mark)
    new.save(target)
    return target


def test_copied_into_a_new_document_the_right_version_is_found(tmp_path):
    path = tmp_path / "送签稿.docx"
    _, record = came_back(SENT, tmp_path, put("备有", "常备"), set_figure(CELL, "305"))
    later = SENT.with_part("overview", Part((THIRD, FIRST))).with_cells({CELL._replace(column="research"): "9"})
    others = (
        issue(sound_report(), "第一稿.docx", datetime(2025, 1, 2)),
        record,
        issue(later, "三稿.docx", datetime.max),
    )
    found = read_back(import_file(copied_into_a_new_document(path, tmp_path / "新建.docx")), SENT, others)
    assert (found.sent.found, found.sent.file_name) == (Found.NEAREST, "送签稿.docx")
    assert len(found.proposals) == 2
    assert found.left_out == ()


EDITS = (put("备有", "常备", tracked=True), put("每周", "每天"), set_figure(CELL, "305"))


@needs_office
@pytest.mark.parametrize(("ending", "name"), [("rtf", "送签稿.rtf"), ("doc", "送签稿.wps"), ("odt", "送签稿.odt")])
def test_saved_by_another_program(ending, name, tmp_path):
    path = tmp_path / "送签稿.docx"
    _, record = came_back(SENT, tmp_path, *EDITS)
    saved = tmp_path / name
    shutil.copy(soffice(path, ending, tmp_path), saved)
    found = read_back(import_file(saved), SENT, (record,))
    assert len(found.proposals) == 3
    assert found.left_out == ()
    assert found.with_accepted(found.proposals).cell(CELL) == "305"


def accept_all(opened: WordFile) -> None:
    """Take all tracked changes in, as 接受所有修订 does."""
    for gone in list(opened.root.iter(DEL)):
        gone.getparent().remove(gone)
    for written in list(opened.root.iter(INS)):
        for run in list(written):
            written.addprevious(run)
        written.getparent().remove(written)


@needs_office
def test_all_accepted_and_saved_by_libreoffice(tmp_path):
    path = tmp_path / "送签稿.docx"
    _, record = came_back(SENT, tmp_path, *EDITS, accept_all)
    found = read_back(import_file(soffice(path, "docx", tmp_path)), SENT, (record,))
    assert (len(found.proposals), found.tracked, found.sent.found) == (3, 0, Found.BY_ID)
