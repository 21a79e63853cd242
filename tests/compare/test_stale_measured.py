"""How well sentences left from last year are found, counted on seeded pairs of years.

Copied sentences are left to the letter, or with only the year shifted, a figure changed, or a word put in or taken out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from govreport_gui.compare.stale import StaleKind, stale_sections
from govreport_gui.form import forms
from govreport_gui.report import Part, Report
from tests.compare.narratives import NARRATIVE, STATUTORY

ORGANS = ("云溪县青禾镇人民政府", "云溪县水利局", "柏川市发展和改革局", "青禾镇")
SELVES = ("我镇", "我局", "本机关", "云溪县水利局", "青禾镇人民政府")
PAIRS = 150
SAME = {StaleKind.IDENTICAL, StaleKind.RENUMBERED, StaleKind.NEARLY}


@dataclass
class Count:
    copied: set = field(default_factory=set)
    found: set = field(default_factory=set)
    statutory: set = field(default_factory=set)
    rewritten: set = field(default_factory=set)


def sentence(pattern, chance, year):
    return pattern.format(n=chance.randint(2, 980), y=year, o=chance.choice(SELVES))


def copied(pattern, chance):
    """Return a sentence of last year and what is left of it this year."""
    figure, own = chance.randint(2, 980), chance.choice(SELVES)
    before = pattern.format(n=figure, y=2023, o=own)
    how = chance.choice(("letter", "year", "figure", "word"))
    if how == "letter":
        return before, before
    after = pattern.format(n=figure + (chance.randint(1, 30) if how == "figure" else 0), y=2024, o=own)
    if how == "word" and len(after) > 24:
        at = chance.randrange(4, len(after) - 4)
        after = after[:at] + chance.choice(("都", "也", "")) + after[at + 1 :]
    return before, after


def reports(texts):
    form = forms()["2021"]
    for year, text in zip((2023, 2024), texts, strict=True):
        yield Report(form.id, year, ORGANS[0], sections={"overview": Part.of(text)})


def measure(seed, count):
    chance = random.Random(seed)
    patterns = chance.sample(NARRATIVE, 24)
    stays, old, new = patterns[:8], patterns[8:16], patterns[16:]
    pairs = [copied(pattern, chance) for pattern in stays]
    standing = chance.sample(STATUTORY, 8)
    own = chance.choice(SELVES)
    before = (
        [b for b, _ in pairs] + [sentence(p, chance, 2023) for p in old] + [p.format(y=2023, o=own) for p in standing]
    )
    fresh = [sentence(pattern, chance, 2024) for pattern in new]
    statutory = [pattern.format(y=2024, o=own) for pattern in standing]
    after = [a for _, a in pairs] + fresh + statutory
    chance.shuffle(before)
    chance.shuffle(after)
    last_year, report = reports(["".join(before), "".join(after)])
    told = {s.text for section in stale_sections(report, last_year) for s in section.sentences if s.kind in SAME}
    for name, texts in (("copied", [a for _, a in pairs]), ("statutory", statutory), ("rewritten", fresh)):
        getattr(count, name).update((seed, text) for text in texts)
    count.found.update((seed, text) for text in told)


@pytest.fixture(scope="module")
def counted():
    count = Count()
    for seed in range(PAIRS):
        measure(seed, count)
    return count


def test_copied_sentences_are_found(counted):
    assert len(counted.copied) > 1000
    missed = counted.copied - counted.found
    assert len(missed) / len(counted.copied) <= 0.02, sorted(missed)[:10]


def test_statutory_phrases_are_left_alone(counted):
    assert len(counted.statutory) > 1000
    wrong = counted.statutory & counted.found
    assert len(wrong) / len(counted.statutory) <= 0.02, sorted({text for _, text in wrong})[:10]


def test_rewritten_sentences_are_left_alone(counted):
    wrong = counted.rewritten & counted.found
    assert len(wrong) / len(counted.rewritten) <= 0.01, sorted({text for _, text in wrong})[:10]
