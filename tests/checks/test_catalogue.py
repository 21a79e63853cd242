"""Every rule of the catalogue (rules.md, beside the checkout) is implemented, or the test says which are not yet."""

import re

import pytest

from govreport_gui.checks import OFF_BY_DEFAULT, RULES

IDS = {rule.__name__.upper() for rule in RULES}
_ID = re.compile(r"\*\*([A-Z])(\d{2})(?:–[A-Z]?(\d{2}))?\b")


def catalogue(shared):
    text = (shared / "reference" / "rules.md").read_text(encoding="utf-8").partition("\n## 15.")[0]
    return {
        f"{match[1]}{number:02d}"
        for match in _ID.finditer(text)
        for number in range(int(match[2]), int(match[3] or match[2]) + 1)
    }


def test_every_rule_of_the_catalogue_is_implemented(shared):
    missing = sorted(catalogue(shared) - IDS)
    if missing:
        pytest.skip(f"not implemented yet: {', '.join(missing)}")


def test_no_rule_is_beyond_the_catalogue(shared):
    assert IDS - catalogue(shared) == set()


def test_rules_off_by_default_are_hints_of_the_list():
    assert OFF_BY_DEFAULT <= IDS
    assert all("· hint ·" in (rule.__doc__ or "") for rule in RULES if rule.__name__.upper() in OFF_BY_DEFAULT)
