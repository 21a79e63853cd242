"""What rules are called in Chinese: resources/words/rule_names.txt, for the window and the manual's table."""

from __future__ import annotations

from govreport_gui.checks.words import rows


def rule_name(rule: str) -> str:
    """Return the name of a rule or of a family ("S03", "S"); the id itself where it has none."""
    return next((name for key, name, _ in rows("rule_names", 3) if key == rule and name), rule)


def rule_basis(rule: str) -> str:
    """Return what a rule rests on: its own basis, else its family's."""
    bases = {key: basis for key, _, basis in rows("rule_names", 3)}
    return bases.get(rule) or bases.get(rule[:1], "")
