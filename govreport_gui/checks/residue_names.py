"""Rules R03, R15: names and self-references that belong to another organ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.in_text import hits
from govreport_gui.checks.profile import OrganKind
from govreport_gui.finding import Finding, Severity, TextSpan

# A website one relies on, or a sentence's subject that does the organ's own work.
_WEBSITE = re.compile(
    r"(?:依托|通过|登录|利用|借助|在)(?P<name>[\u4e00-\u9fff]{2,6}?(?:自治县|[市县区旗]))(?:人民)?政府(?:门户)?网站?"
)
_SUBJECT = re.compile(
    r"(?:^|(?<=[。；\n])|(?<=\d年，)|(?<=\d年))(?P<name>[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))(?:人民政府|办事处)?"
    r"(?:认真|坚持|严格|高度|积极|始终|深入|共收到|未收到|没有收到|按照|围绕|全年|主动公开)",
    re.MULTILINE,
)
_COUNTY = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治县|[县区旗])")
_OWN_WORDS = re.compile(r"^(?:我|本|全|各|该|所在|当地|市|县|区)|人民|政府|[市县区](?=.)|^年")
_SELF = re.compile(r"(?<!自)[我本](?P<kind>局|委|镇|乡|街道|苏木)(?![员派托屈婉限面部势])")
_IMPOSSIBLE = {
    OrganKind.TOWN: ("局", "委", "镇", "乡", "街道", "苏木"),
    OrganKind.STREET: ("局", "委", "镇", "乡", "苏木"),
    OrganKind.DEPARTMENT: ("镇", "乡", "街道", "苏木"),
    OrganKind.MINISTRY: ("镇", "乡", "街道", "苏木"),
    OrganKind.COUNTY: ("局", "委", "镇", "乡", "街道", "苏木"),
    OrganKind.CITY: ("局", "委", "镇", "乡", "街道", "苏木"),
    OrganKind.PROVINCE: ("局", "委", "镇", "乡", "街道", "苏木"),
}


def r03(context: Context) -> Iterator[Finding]:
    """R03 · warning · another place's name where the organ speaks of itself: its website, its own work.

    Only names that cannot be right are told: another county's website where the organ's name says its county, another
    town as the subject of a town's report. Names of higher levels and places of the profile are never judged.
    """
    organ = "".join((context.organ, context.report.title, context.report.signature.organ, *context.profile.places))
    counties = [place for place in _COUNTY.findall(context.organ) if place != context.organ]
    for hit in hits(context, _WEBSITE, NARRATIVE):
        name = hit.match["name"]
        level_below_city = name[-1] in "县区旗" and counties
        if level_below_city and not _OWN_WORDS.search(name) and name[-3:] not in organ:
            yield _foreign(name, hit.span)
    for hit in hits(context, _SUBJECT, NARRATIVE) if context.profile.is_local else ():
        name = hit.match["name"]
        if not _OWN_WORDS.search(name) and name[-3:] not in organ:
            yield _foreign(name, hit.span)


def _foreign(name: str, span: TextSpan) -> Finding:
    message = f"“{name}”是别的地方的名称，像是从别处抄来的，请核对。"
    return Finding("R03", Severity.WARNING, message, actual=name, text=span)


def r15(context: Context) -> Iterator[Finding]:
    """R15 · warning · 我局, 我镇 … does not fit the organ. 我市, 我县 may be the wider place and stay silent."""
    impossible = _IMPOSSIBLE.get(context.profile.kind, "")
    for hit in hits(context, _SELF, NARRATIVE) if impossible else ():
        word = hit.match["kind"]
        if word in impossible and word not in context.organ:
            message = f"“{hit.text}”与本机关（{context.organ}）的性质不符，像是从别处抄来的，请核对。"
            yield Finding("R15", Severity.WARNING, message, actual=hit.text, text=hit.span)
