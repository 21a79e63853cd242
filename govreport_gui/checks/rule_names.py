"""What rules are called in Chinese and what they are for: rule_names.txt, rule_explanations.txt in resources/words."""

from __future__ import annotations

from govreport_gui.checks.words import rows
from govreport_gui.finding import Severity


def rule_name(rule: str) -> str:
    """Return the name of a rule or of a family ("S03", "S"); the id itself where it has none."""
    return next((name for key, name, _ in rows("rule_names", 3) if key == rule and name), rule)


def rule_basis(rule: str) -> str:
    """Return what a rule rests on: its own basis, else its family's."""
    bases = {key: basis for key, _, basis in rows("rule_names", 3)}
    return bases.get(rule) or bases.get(rule[:1], "")


def rule_explanation(rule: str) -> str:
    """Return in plain words what a rule looks at, why, and what to do; "" for no rule of ours."""
    return next((text for key, text in rows("rule_explanations", 2) if key == rule), "")


def usual_severity(doc: str) -> Severity:
    """Return the severity that a rule's docstring begins with: "S03 · error · …"."""
    return Severity(doc.split(" · ")[1])
