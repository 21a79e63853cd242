"""The command line as contract.md fixes it: what it prints, and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import docx
import openpyxl
import pytest

from govreport_gui import cli_output, page_storage, project, writers
from govreport_gui.blocks import Paragraph, Skipped
from govreport_gui.cli import main
from govreport_gui.paths import resource
from govreport_gui.project import Project
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.report import Signature, report_json
from govreport_gui.writers.page_profile import OFFICIAL
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report

SAMPLE = resource("samples", "sample_report.docx")


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    project.save(Project(sound_report()), path)
    return path


# ── read ──


def test_read_json(run, sound):
    status, out, err = run("read", "--json", sound)
    assert (status, err) == (0, "")
    assert json.loads(out) == {"report": report_json(sound_report()), "notes": []}


def test_read_word(run):
    status, out, _ = run("read", SAMPLE, "--json")
    data = json.loads(out)
    assert status == 0
    assert data["report"] == report_json(sample_report())
    assert all(list(note) == ["kind", "text", "source"] for note in data["notes"])


def test_read_for_people(run):
    status, out, _ = run("read", SAMPLE)
    assert status == 0
    assert out.startswith("2021版格式：已读 199 · 空白 1 ")
    assert "标题：云溪县青禾镇人民政府2024年政府信息公开工作年度报告" in out
    assert "表二·行政强制·本年处理决定数量（第" in out


def test_many_blanks_are_counted_not_listed():
    blanks = tuple(Note(NoteKind.BLANK, f"表三·第{k}格") for k in range(30))
    lines = list(cli_output.recognition_text(Recognition(sound_report(), blanks)))
    assert lines[-2:] == ["空白：格子里没有内容（30）", "  还有 30 条，用 --json 可以看到全部"]


# ── read --blocks ──


def test_blocks_json(run):
    status, out, _ = run("read", "--blocks", "--json", SAMPLE)
    blocks = json.loads(out)["blocks"]
    assert status == 0
    assert {block["kind"] for block in blocks} >= {"paragraph", "grid"}
    grid = next(block for block in blocks if block["kind"] == "grid")
    assert grid["cells"][0] == {"row": 0, "column": 0, "rows": 1, "columns": 4, "text": "第二十条第（一）项"}


def test_blocks_of_any_text(run, tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("关于开会的通知\n明天开会。", encoding="utf-8")
    status, out, _ = run("read", "--blocks", path)
    assert status == 0
    assert out == "段落  关于开会的通知\n段落  明天开会。\n"


def test_every_kind_of_block():
    grid = foreign_grid()
    nested = replace(grid, cells=(replace(grid.cells[0], content=(Paragraph("甲", "p"), picture(), grid)),))
    blocks = [
        Paragraph("一、", "line 1", 1),
        Paragraph("乙\n丙", "line 2"),
        picture(),
        Skipped("3", "页码", "line 9"),
        nested,
    ]
    data = cli_output.blocks_json(blocks)["blocks"]
    assert [block["kind"] for block in data] == ["heading", "paragraph", "picture", "skipped", "grid"]
    assert data[0]["level"] == 1
    assert data[3]["why"] == "页码"
    assert [block["kind"] for block in data[4]["cells"][0]["content"]] == ["paragraph", "picture", "grid"]
    json.dumps(data)
    assert list(cli_output.blocks_text(blocks))[:5] == [
        "标题1  一、",
        "段落  乙 丙",
        f"图片  image1.png（{len(picture().data)} 字节）",
        "略去  3（页码）",
        "表格  1 行 3 列",
    ]


# ── check ──


def test_check_json(run):
    status, out, _ = run("check", SAMPLE, "--json")
    data = json.loads(out)
    assert status == 1
    assert data["counts"] == {"error": 2, "warning": 2, "hint": 0}
    by_rule = {finding["rule"]: finding for finding in data["findings"]}
    assert by_rule["S01"] == {
        "rule": "S01",
        "severity": "error",
        "message": by_rule["S01"]["message"],
        "expected": "5",
        "actual": "6",
        "cells": [
            ["applications", "unavailable_not_held", column]
            for column in ("natural", "commercial", "research", "nonprofit", "legal", "other_org", "total")
        ],
        "text": None,
        "suspects": [{"cell": ["applications", "unavailable_not_held", "total"], "value": 5}],
        "waived": None,
    }
    assert by_rule["T08"]["text"] == {"part": "date", "start": 0, "end": 10}
    assert [finding["severity"] for finding in data["findings"]] == ["error", "error", "warning", "warning"]


def test_check_of_a_sound_report(run, sound):
    assert run("check", sound) == (0, "错误 0，警告 0，提示 0\n", "")


def test_warnings_are_no_failure(run, tmp_path):
    path = tmp_path / "a.govreport"
    report = sound_report()
    project.save(Project(replace(report, cells={**report.cells, report.form.refs[0]: ""})), path)
    status, out, _ = run("check", path)
    assert status == 0
    assert "警告（1）\n  C01  二、主动公开政府信息情况：表二·规章·本年制发件数空白" in out


def test_check_goes_by_the_day_it_is_told(run, tmp_path):
    path = tmp_path / "a.govreport"
    project.save(Project(replace(sound_report(), signature=Signature("云溪县青禾镇人民政府", ""))), path)

    def rules(*options: str) -> set[str]:
        return {finding["rule"] for finding in json.loads(run("check", path, "--json", *options)[1])["findings"]}

    assert "D05" in rules("--today", "2025-01-20")
    assert "D05" not in rules("--today", "2027-01-20")
    assert "D05" not in rules()
    with pytest.raises(SystemExit) as refused:
        run("check", path, "--today", "昨天")
    assert refused.value.code == 2


def test_check_knows_the_fonts_of_the_page_but_not_of_the_computer(run, tmp_path):
    path = tmp_path / "a.govreport"
    project.save(Project(replace(sound_report(), title="鄠县青禾镇2024年政府信息公开工作年度报告")), path)
    rules = {finding["rule"] for finding in json.loads(run("check", path, "--json")[1])["findings"]}
    assert "G03" in rules
    assert "G02" not in rules


def test_check_reads_last_year(run, sound, tmp_path):
    last_year = tmp_path / "2020.govreport"
    project.save(Project(report_2019()), last_year)
    assert run("check", sound, "--last-year", last_year)[0] == 0
    assert run("check", sound, "--last-year", tmp_path / "没有.docx")[0] == 2


# ── export ──


def test_export_word_and_read_it_back(run, sound, tmp_path):
    target = tmp_path / "报告.docx"
    assert run("export", sound, "-o", target) == (
        0,
        "已写出“报告.docx”。已核对：导出的 200 个数字与表中一致，27 段文字相同。\n",
        "",
    )
    status, out, _ = run("read", target, "--json")
    assert status == 0
    assert json.loads(out)["report"] == report_json(sound_report())


@pytest.mark.parametrize("ending", [".html", ".xlsx", ".txt"])
def test_export_other_formats_and_read_them_back(run, sound, tmp_path, ending):
    target = tmp_path / f"报告{ending}"
    status, out, err = run("export", sound, "-o", target)
    assert (status, err) == (0, "")
    assert out.startswith(f"已写出“报告{ending}”。已核对：导出的 200 个数字与表中一致")
    assert json.loads(run("read", target, "--json")[1])["report"] == report_json(sound_report())


def test_export_puts_last_year_beside_this_year_in_a_workbook(run, tmp_path):
    last_year = replace(sound_report(), year=2023)
    project.save(Project(sound_report(), last_year=last_year), tmp_path / "a.govreport")
    assert run("export", tmp_path / "a.govreport", "-o", tmp_path / "报告.xlsx")[0] == 0
    assert "与上年对比" in openpyxl.load_workbook(tmp_path / "报告.xlsx").sheetnames


def test_an_export_that_says_something_else_is_told(run, sound, tmp_path, monkeypatch):
    write = writers.write
    monkeypatch.setattr(writers, "write", lambda _report, path, edition: write(sample_report(), path, edition))
    status, out, err = run("export", sound, "-o", tmp_path / "报告.docx")
    assert (status, out) == (2, "")
    assert err.startswith("导出的文件与报告有 ")
    assert "请不要使用这份文件" in err


@pytest.mark.parametrize("said_in", ["project", "default"])
def test_export_prints_on_the_page_of_the_project_else_on_the_usual_one(run, tmp_path, said_in):
    page, target = replace(OFFICIAL, top_mm=30), tmp_path / "报告.docx"
    project.save(Project(sound_report(), page=page if said_in == "project" else None), tmp_path / "a.govreport")
    page_storage.save_default(page if said_in == "default" else replace(page, top_mm=50))
    assert run("export", tmp_path / "a.govreport", "-o", target)[0] == 0
    assert round(docx.Document(target).sections[0].top_margin.mm) == 30


def test_export_to_a_project_keeps_the_original(run, tmp_path):
    target = tmp_path / "报告.govreport"
    assert run("export", SAMPLE, "-o", target)[0] == 0
    saved = project.load(target)
    assert saved.original_name == "sample_report.docx"
    assert saved.original == SAMPLE.read_bytes()


def test_export_of_a_project_to_a_project_keeps_everything(run, tmp_path):
    source, target = tmp_path / "a.govreport", tmp_path / "b.govreport"
    project.save(Project(sound_report(), report_2019(), "去年.txt", b"x"), source)
    assert run("export", source, "-o", target)[0] == 0
    assert project.load(target) == project.load(source)


def test_a_server_without_a_desktop_is_told_what_a_pdf_lacks(run, sound, tmp_path, monkeypatch):
    class Lacking:
        def find_spec(self, name, *_place):
            if name == "govreport_gui.pages.pdf":
                raise ImportError("libglib-2.0.so.0: cannot open shared object file")

    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "govreport_gui.pages.pdf", raising=False)
    monkeypatch.delattr("govreport_gui.pages.pdf", raising=False)
    status, out, err = run("export", sound, "-o", tmp_path / "报告.pdf")
    assert (status, out) == (2, "")
    assert "缺少画页面用的系统组件（libglib-2.0.so.0）" in err
    assert list(tmp_path.glob("*.pdf")) == []


def test_export_never_overwrites_its_source(run, sound):
    before = sound.read_bytes()
    status, _, err = run("export", sound, "-o", sound)
    assert status == 2
    assert err.endswith("请在 -o 后面换一个文件名。\n")
    assert sound.read_bytes() == before


# ── what goes wrong ──


@pytest.mark.parametrize("command", ["read", "check"])
def test_files_that_cannot_be_read(run, tmp_path, command):
    (tmp_path / "空.docx").write_bytes(b"")
    (tmp_path / "坏.docx").write_bytes(b"PK\3\4" + b"\0" * 50)
    (tmp_path / "通知.txt").write_text("明天开会。", encoding="utf-8")
    for name in ("没有.docx", "空.docx", "坏.docx", "通知.txt", "."):
        status, out, err = run(command, tmp_path / name)
        assert (status, out) == (2, "")
        assert err.endswith("。\n")
        assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["报告.pages", "报告", "没有的文件夹/报告.docx"])
def test_files_that_cannot_be_written(run, sound, tmp_path, name):
    status, out, err = run("export", sound, "-o", tmp_path / name)
    assert (status, out) == (2, "")
    assert err.endswith("。\n")


@pytest.mark.parametrize(
    "arguments", [[], ["read"], ["rea", "x"], ["read", "x", "--jsn"], ["export", "x"], ["check", "x", "--js"]]
)
def test_wrong_commands_are_answered_in_chinese(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("命令不完整，或者有认不出的选项。用法：govreport")
    assert "usage" not in said


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["check", "-h"], ["export", "-h"]])
def test_help_is_chinese(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("用法：")
    assert "show this" not in said
    assert "positional" not in said


def test_bugs_are_one_sentence_unless_asked_for(run, sound, monkeypatch):
    def broken(path):
        raise KeyError(path)

    monkeypatch.setattr(project, "load", broken)
    status, _, err = run("read", sound)
    assert status == 2
    assert err.startswith("程序内部出错（KeyError）")
    for arguments in (["--debug", "read", str(sound)], ["read", str(sound), "--debug"]):
        with pytest.raises(KeyError):
            main(arguments)


def test_interruption_is_quiet(run, sound, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(project, "load", interrupted)
    assert run("read", sound) == (130, "", "")


# ── as a program ──

PROGRAM = [sys.executable, "-m", "govreport_gui.cli"]


def test_utf8_whatever_the_terminal_says(sound):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*PROGRAM, "check", str(sound)], env=environment, capture_output=True, check=False)
    assert done.stdout.decode("utf-8").split() == ["错误", "0，警告", "0，提示", "0"]
    failed = subprocess.run([*PROGRAM, "read", "没有.docx"], env=environment, capture_output=True, check=False)
    assert failed.stderr.decode("utf-8").startswith("找不到")
    assert failed.returncode == 2


def test_a_closed_pipe_is_quiet(sound):
    with subprocess.Popen(
        [*PROGRAM, "read", str(sound), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
