"""`govreport export --draft`: who marks a file as a draft, and that every page then says so."""

from __future__ import annotations

import json
from dataclasses import replace

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest

from govreport_gui import project, waivers
from govreport_gui.checks import check
from govreport_gui.project import Project
from tests.builders import sample_report, sound_report


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    project.save(Project(sound_report()), path)
    return path


def is_draft(path):
    if path.suffix == ".docx":
        return "草稿" in "".join(p.text for p in docx.Document(path).sections[0].header.paragraphs)
    if path.suffix == ".xlsx":
        return all("草稿" in (sheet.oddHeader.left.text or "") for sheet in openpyxl.load_workbook(path))
    return "草稿" in path.read_text(encoding="utf-8")


@pytest.fixture
def faulty(tmp_path):
    """Return the practice report as a project: it has an error."""
    path = tmp_path / "练习.govreport"
    project.save(Project(sample_report()), path)
    return path


@pytest.fixture
def sources(faulty, sound):
    return faulty, sound


OPTIONS = {"": (False, False), "--draft=no": (False, False), "--draft=yes": (True, True), "--draft=auto": (True, False)}


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".txt"])
@pytest.mark.parametrize("option", OPTIONS)
def test_a_draft_says_so(run, sources, tmp_path, ending, option):
    for source, wanted in zip(sources, OPTIONS[option], strict=True):
        target = tmp_path / f"{source.stem}{ending}"
        status, out, err = run("export", source, "-o", target, *filter(None, [option]))
        assert (status, err) == (0, "")
        assert is_draft(target) == wanted
        assert ("已经标上“草稿”。" in out) == wanted


@pytest.mark.parametrize("option", ["--draft", "--draft=", "--draft=maybe"])
def test_another_word_is_refused(run, sound, tmp_path, option, capsys):
    with pytest.raises(SystemExit) as ended:
        run("export", sound, "-o", tmp_path / "报告.txt", option)
    assert ended.value.code == 2
    assert "认不出的选项" in capsys.readouterr().err
    assert not (tmp_path / "报告.txt").exists()


def test_a_draft_says_why(run, faulty, tmp_path):
    out = run("export", faulty, "-o", tmp_path / "报告.txt", "--draft", "auto")[1]
    errors = json.loads(run("check", faulty, "--json")[1])["counts"]["error"]
    assert out.splitlines()[1] == f"还有 {errors} 个错误没有改正，已经标上“草稿”。"


def test_errors_that_were_accepted_make_no_draft(run, tmp_path):
    report, source, target = sample_report(), tmp_path / "a.govreport", tmp_path / "报告.txt"
    errors = [finding for finding in check(report) if finding.severity == "error"]
    accepted = tuple(waivers.waive(finding, report, "以原始台账为准") for finding in errors)
    project.save(Project(replace(report, waivers=accepted)), source)
    assert run("export", source, "-o", target, "--draft", "auto")[0] == 0
    assert not is_draft(target)


def test_a_draft_in_pdf_is_marked_on_every_page(qapp, run, sound, tmp_path):
    plain, draft = tmp_path / "a.pdf", tmp_path / "b.pdf"
    run("export", sound, "-o", plain)
    assert run("export", sound, "-o", draft, "--draft", "yes")[0] == 0
    with pdfium.PdfDocument(plain) as before, pdfium.PdfDocument(draft) as after:
        counts = [[len(list(page.get_objects())) for page in document] for document in (before, after)]
    assert len(counts[0]) == len(counts[1])
    assert all(marked > clean for clean, marked in zip(*counts, strict=True))


@pytest.mark.parametrize("ending", [".json", ".govreport"])
def test_a_file_without_pages_is_no_marked_draft_and_says_so(run, faulty, tmp_path, ending):
    plain, draft = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    run("export", faulty, "-o", plain)
    out = run("export", faulty, "-o", draft, "--draft", "yes")[1]
    assert out.splitlines()[1] == "注意：这种文件没有地方标“草稿”，没有标。"
    assert plain.read_bytes() == draft.read_bytes()


def test_the_help_explains_drafts(run, capsys):
    with pytest.raises(SystemExit):
        run("export", "--help")
    told = "".join(capsys.readouterr().out.split())
    assert "--draftyes|no|auto" in told
    assert "auto还有错误没有改正时才标" in told
