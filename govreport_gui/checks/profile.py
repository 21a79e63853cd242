"""The organ profile (rules.md 0.4): what kind of organ reports, and what its supervising office asks of it.

Everything is inferred from the name; what a clerk or a local profile says otherwise (`Answers`) replaces single fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from govreport_gui import number
from govreport_gui.checks.organ import COUNTY_CITY, may_make_rules, plain_name
from govreport_gui.report import Report
from govreport_gui.unit_card.unit_card import UnitCard

Day = tuple[int, int]  # month, day


class OrganKind(StrEnum):
    """The kinds of organs that rules tell apart."""

    MINISTRY = "国务院部门"
    PROVINCE = "省级政府"
    CITY = "市级政府"
    COUNTY = "县级政府"
    OFFICE = "政府办公室"
    DEPARTMENT = "部门"
    TOWN = "乡镇政府"
    STREET = "街道办"
    OTHER = "其他"


@dataclass(frozen=True)
class Profile:
    """An organ, and the local rules it is under."""

    kind: OrganKind = OrganKind.OTHER
    is_gov: bool = False  # a government of whatever level: 条例 Art. 50 asks it for three results more
    can_rule: bool | None = None  # may make 规章; None where the name does not tell
    places: tuple[str, ...] = ()  # place names of its own chain
    domain: str = ""  # of its website
    deadline: Day = (1, 31)  # towns and streets: the day local notices set for publishing
    filing_deadline: Day | None = None  # the day local notices set for handing the report in
    switched_on: frozenset[str] = frozenset()  # rules that are off unless a supervising office asks for them
    switched_off: frozenset[str] = frozenset()

    @property
    def is_local(self) -> bool:
        """Say whether it is a town or a street: below the organs that 条例 Art. 49 sets a date for."""
        return self.kind in (OrganKind.TOWN, OrganKind.STREET)


_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|自治县|[省市县区旗州盟镇乡]|街道|苏木)")
# The first pattern that fits the whole name decides.
_KINDS: tuple[tuple[re.Pattern[str], OrganKind], ...] = (
    (re.compile(r".*(?:街道|街道办事处|街道办)"), OrganKind.STREET),
    (re.compile(r".*(?:[镇乡]|苏木)(?:人民政府|政府)?"), OrganKind.TOWN),
    (re.compile(r".*(?:政府办公[厅室]|政府办)"), OrganKind.OFFICE),
    (re.compile(r".*(?:省|自治区)(?:人民)?政府|(?:北京|上海|天津|重庆)市(?:人民)?政府"), OrganKind.PROVINCE),
    (re.compile(r".*(?:自治县|[县区旗])(?:人民)?政府"), OrganKind.COUNTY),
    (COUNTY_CITY, OrganKind.COUNTY),
    (re.compile(r".*(?:[市州盟]|地区)(?:人民)?政府"), OrganKind.CITY),
    (re.compile(r"(?:国家|国务院|中华人民共和国)(?!.*[省市县]).*"), OrganKind.MINISTRY),
    (re.compile(r"[^省市县区]*(?:总局|总署|[^\s]部)"), OrganKind.MINISTRY),
    (
        re.compile(r".*(?:局|厅|委|委员会|办公室|分局|中心|大队|支队|总队|研究室|联合会|档案馆)"),
        OrganKind.DEPARTMENT,
    ),
)
_GOVERNMENTS = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.TOWN)


def organ_of(report: Report) -> str:
    """Return the organ's name, from its field or the signature; "" where nobody says it."""
    return report.organ or report.signature.organ


def infer_profile(organ: str) -> Profile:
    """Return what an organ's name tells."""
    name = plain_name(organ)
    kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(name)), OrganKind.OTHER)
    return Profile(
        kind=kind,
        is_gov=kind in _GOVERNMENTS or name.endswith("人民政府"),
        can_rule=may_make_rules(organ),
        places=tuple(_PLACE.findall(name)),
    )


@dataclass(frozen=True)
class Answers:
    """What was said about an organ, kept in project files and as the user's default. None: the name decides."""

    organ: str = ""  # of whom `kind` and `can_rule` were said
    kind: OrganKind | None = None
    can_rule: bool | None = None
    places: tuple[str, ...] = ()  # beside those in the name
    domain: str = ""
    deadline: Day | None = None
    filing_deadline: Day | None = None
    switched_on: frozenset[str] = frozenset()
    switched_off: frozenset[str] = frozenset()
    card: UnitCard = field(default_factory=UnitCard)

    def profile(self, organ: str) -> Profile:
        """Return the whole profile: what was said, and what the name tells of the rest."""
        inferred = infer_profile(organ)
        kind = self.kind or inferred.kind
        return replace(
            inferred,
            kind=kind,
            is_gov=kind in _GOVERNMENTS if self.kind else inferred.is_gov,
            can_rule=inferred.can_rule if self.can_rule is None else self.can_rule,
            places=(*inferred.places, *self.places),
            domain=self.domain or self.card.host,
            deadline=self.deadline or inferred.deadline,
            filing_deadline=self.filing_deadline,
            switched_on=self.switched_on,
            switched_off=self.switched_off,
        )

    def for_organ(self, organ: str) -> Answers:
        """Return what of it holds for another report: another organ may be of another kind, under the same notices."""
        if number.squeeze(organ) == number.squeeze(self.organ):
            return self
        return replace(self, organ=organ, kind=None, can_rule=None, places=(), card=UnitCard())
