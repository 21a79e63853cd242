"""The unit card in a report: read off its title, preamble and signature, and put there again when it changes.

Pure functions. An `Update` is one replacement in one place; the clerk sees each before and after, and may refuse it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govreport_gui import number
from govreport_gui.checks.profile import organ_of
from govreport_gui.checks.words import words
from govreport_gui.form import Form
from govreport_gui.form.spec import strip_number
from govreport_gui.report import Part, Report
from govreport_gui.unit_card.unit_card import CONTACT_LABELS, UnitCard

COUNTS = "〇一二三四五六七八九"
_BETWEEN = "，"  # between one contact and the next
_STOP = r"[^，,。；;、）)\n]"
_CONTACTS = {  # how each contact is told in a preamble
    "address": re.compile(rf"(?<![网箱件站])地\s*址\s*[：:为是在]\s*(?P<said>[\u4e00-\u9fff]{_STOP}{{1,60}})"),
    "postcode": re.compile(r"邮(?:政编码|编)\s*[：:为是]{0,2}\s*(?P<said>\d{6})(?!\d)"),
    "phone": re.compile(r"(?:电话|联系方式)[^\d。；，,\n（(]{0,8}(?P<said>[（(]?\d[\d\-—–－―─~()（） ]{5,20}\d)"),
    "mailbox": re.compile(r"(?P<said>[A-Za-z0-9._%+\-]{1,60}@[A-Za-z0-9.\-]{2,60}[A-Za-z0-9])"),
    "website": re.compile(r"(?P<said>(?:https?[:：]//|www\.)[A-Za-z0-9./:?=&%#_~\-]{3,200}(?<![.?:]))", re.IGNORECASE),
}
_SELF = re.compile(r"我(?:街道|中心|镇|乡|局|厅|委|办|县|市|区|旗|州|省|院|处|所)")
_SHORT_NAME_PARTS = ("preamble", "overview", "problems", "other")


@dataclass(frozen=True, slots=True)
class Update:
    """Characters `start` … `end` of a place become `after`: "title", "organ", "signature", "preamble" or a section."""

    place: str
    start: int
    end: int
    before: str
    after: str


# ── What a report says ──


def read_card(report: Report) -> UnitCard:
    """Return what a report says of its office."""
    said = {key: match["said"].strip() for key, match in _contacts_in(report.preamble.text).items()}
    selves = Counter(_SELF.findall("\n".join(report.text_of(part) for part in _SHORT_NAME_PARTS)))
    short_name = selves.most_common(1)[0][0] if selves else ""
    return UnitCard(name=organ_of(report), short_name=short_name, **said)


def _contacts_in(text: str) -> dict[str, re.Match[str]]:
    found = {key: pattern.search(text) for key, pattern in _CONTACTS.items()}
    return {key: match for key, match in found.items() if match}


# ── What a card makes of a report ──


def updates(report: Report, card: UnitCard, before: UnitCard) -> list[Update]:
    """Return what of a report says otherwise than the card; `before` tells which short name it had."""
    return [
        *_name_updates(report, card),
        *_preamble_updates(report, card),
        *_short_name_updates(report, card.short_name, before.short_name),
    ]


def with_updates(report: Report, chosen: Iterable[Update]) -> Report:
    """Return the report with some updates made; those of one place from its end on, so that no place moves."""
    for update in sorted(chosen, key=lambda update: update.start, reverse=True):
        report = _with_update(report, update)
    return report


def first_texts(report: Report, card: UnitCard) -> Report:
    """Return a blank report with title, organ, preamble and signature as the card says; as it is without a name."""
    if not card.name:
        return report
    return with_updates(report, [*_name_updates(report, card), *_preamble_updates(report, card)])


def title_of(form: Form, name: str, year: int) -> str:
    """Return the title of an office's report."""
    return f"{name}{year}年{form.document}"


def _with_update(report: Report, update: Update) -> Report:
    if update.place == "title":
        return replace(report, title=report.title[: update.start] + update.after + report.title[update.end :])
    if update.place == "organ":
        return replace(report, organ=update.after)
    if update.place == "signature":
        return replace(report, signature=replace(report.signature, organ=update.after))
    if not report.part(update.place):
        return report.with_part(update.place, Part.of(update.after))
    part = report.part(update.place).replaced(update.start, update.end, update.after)
    return report.with_part(update.place, part)


def _name_updates(report: Report, card: UnitCard) -> Iterator[Update]:
    old = organ_of(report)
    if not card.name:
        return
    renamed = number.squeeze(old) != number.squeeze(card.name)
    if not report.title and report.year:
        yield Update("title", 0, 0, "", title_of(report.form, card.name, report.year))
    if renamed or not report.organ:
        yield Update("organ", 0, len(report.organ), report.organ, card.name)
    if (renamed and report.signature.organ != card.name) or not report.signature.organ:
        yield Update("signature", 0, len(report.signature.organ), report.signature.organ, card.name)
    if old and renamed:
        yield from _occurrences(report, "title", old, card.name)
        contacts = [match.span("said") for match in _contacts_in(report.preamble.text).values()]
        for update in _occurrences(report, "preamble", old, card.name):
            if not any(start < update.end and update.start < end for start, end in contacts):  # a place in an address
                yield update


def _preamble_updates(report: Report, card: UnitCard) -> Iterator[Update]:
    text = report.preamble.text
    if not report.preamble:
        if card.name and report.year:
            yield Update("preamble", 0, 0, "", _first_preamble(report.form, report.year, card))
        return
    there = _contacts_in(text)
    for key, match in there.items():
        said = getattr(card, key)
        if said and said != match["said"].strip():
            yield Update("preamble", *match.span("said"), match["said"], said)
    missing = {key: said for key, said in card.contacts.items() if key not in there}
    if missing and there:
        last = max(match.end("said") for match in there.values())
        yield Update("preamble", last, last, "", _BETWEEN + _told(missing))
    elif missing and card.name:
        yield Update("preamble", len(text), len(text), "", _contact_sentence(card))


def _short_name_updates(report: Report, new: str, old: str) -> Iterator[Update]:
    if new and old and new != old:
        for place in _SHORT_NAME_PARTS:
            yield from _occurrences(report, place, old, new)


def _occurrences(report: Report, place: str, old: str, new: str) -> Iterator[Update]:
    """Yield where the old name stands, save in a document's title and where it is only a piece of the new one."""
    for match in re.finditer(rf"{re.escape(new)}|《[^》\n]*》|(?P<old>{re.escape(old)})", report.text_of(place)):
        if match["old"]:
            yield Update(place, *match.span(), old, new)


def _first_preamble(form: Form, year: int, card: UnitCard) -> str:
    parts = [strip_number(section.heading) for section in form.sections]
    said = {
        "依据": form.basis,
        "各部分": "、".join(parts),
        "个数": COUNTS[len(parts)],
        "年度": str(year),
        "联系": _contact_sentence(card) if card.contacts else "",
    }
    return _filled_in("preamble", said)


def _contact_sentence(card: UnitCard) -> str:
    return _filled_in("contact_sentence", {"单位名称": card.name, "联系方式": _told(card.contacts)})


def _told(contacts: dict[str, str]) -> str:
    return _BETWEEN.join(f"{CONTACT_LABELS[key]}：{said}" for key, said in contacts.items())


def _filled_in(name: str, said: dict[str, str]) -> str:
    """Return a text of resources/words with what stands in its brackets filled in."""
    text = "\n".join(words(name))
    for key, value in said.items():
        text = text.replace(f"【{key}】", value)
    return text
