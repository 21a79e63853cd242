"""Around the text: page numbers, the mark of a draft, the signature that is not printed."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from govreport_gui.importing import import_file
from govreport_gui.report import report_json
from govreport_gui.writers import word
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import OFFICIAL, NumberPlace, PageProfile, SignatureKind
from tests.builders import sample_report, sound_report


def section(edition: Edition):
    return docx.Document(io.BytesIO(word.render(sample_report(), edition))).sections[0]


def text(part) -> str:
    return "".join(node.text for node in part._element.iter(qn("w:t")))


@pytest.mark.parametrize(
    ("place", "odd", "even"),
    [
        (NumberPlace.OUTSIDE, "right", "left"),
        (NumberPlace.INSIDE, "left", "right"),
        (NumberPlace.CENTRE, "center", "center"),
    ],
)
def test_where_the_page_number_stands(place, odd, even):
    made = section(Edition(page=replace(OFFICIAL, page_number=place)))
    for footer, side in ((made.footer, odd), (made.even_page_footer, even)):
        (paragraph,) = footer.paragraphs
        assert text(footer) == "— 1 —"
        assert paragraph._p.pPr.jc.get(qn("w:val")) == side
        assert (paragraph._p.pPr.ind is None) == (side == "center")


def test_a_draft_says_so_on_odd_and_even_pages():
    made = section(Edition(draft=True))
    for header in (made.header, made.even_page_header):
        assert text(header) == "草稿"
        assert header._element.xpath(".//*[local-name()='textpath'][@string='草稿']")


def test_what_is_no_draft_has_no_header():
    made = section(PLAIN)
    assert made.header.is_linked_to_previous
    assert made.even_page_header.is_linked_to_previous


def test_the_mark_of_a_draft_is_not_read_as_text(tmp_path):
    file = tmp_path / "report.docx"
    file.write_bytes(word.render(sound_report(), Edition(draft=True, version="1")))
    assert report_json(import_file(file).report) == report_json(sound_report())


@pytest.mark.parametrize("kind", SignatureKind)
def test_the_signature_is_printed_or_not(kind):
    made = docx.Document(io.BytesIO(word.render(sound_report(), Edition(page=PageProfile(signature=kind)))))
    printed = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Signature"]
    wanted = sound_report().signature
    assert printed == ([] if kind is SignatureKind.NONE else [wanted.organ, wanted.date])
