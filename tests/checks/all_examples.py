"""All reports the rules must speak about and all look-alikes, from the tables of examples beside this file."""

from __future__ import annotations

from tests.checks import (
    examples,
    examples_content,
    examples_file,
    examples_second,
    examples_second_form,
    examples_second_text,
    examples_tables,
    examples_text,
)
from tests.checks.examples import Subject
from tests.checks.examples_text import with_example
from tests.checks.texts import TEXTS

FIRST = {
    **examples.EXAMPLES,
    **examples_tables.EXAMPLES,
    **examples_content.EXAMPLES,
    **examples_text.EXAMPLES,
    **examples_file.EXAMPLES,
}
LATER = (examples_second.PAIRS, examples_second_form.PAIRS, examples_second_text.PAIRS, examples_file.PAIRS)


def caught(rule: str) -> list[Subject]:
    """Return the reports a rule must speak about."""
    return _subjects(rule, 0)


def look_alikes(rule: str) -> list[Subject]:
    """Return the reports a rule must be silent about."""
    return _subjects(rule, 1)


def _subjects(rule: str, side: int) -> list[Subject]:
    later = [subject for pairs in LATER for subject in pairs.get(rule, ([], []))[side]]
    if rule not in TEXTS:
        return [FIRST[rule][side], *later]
    part, *texts = TEXTS[rule]
    return [*(with_example(rule, part, text) for text in texts[side]), *later]
