"""What an organ's name tells about its powers (rules.md 0.4, forms.md 7)."""

from __future__ import annotations

import re

from govreport_gui import number

_LONGEST_NAME = 200  # characters; more are no name, and patterns of names look back over all that stands there
_PLACE = r"[省县旗州盟镇]|市(?!场)|区(?!域)|乡(?!村|建)"
# A city below another city or prefecture is a county: 某州某市人民政府. 某市人民政府 alone may be either.
COUNTY_CITY = re.compile(r".*.{2}(?:自治州|州|市|地区|盟).{2,}市(?:人民)?政府")
# Who may make 规章 by 立法法: ministries, provinces, 设区的市 and 自治州. The first pattern that fits decides;
# None stands for "the name alone does not say it".
_RULE_MAKING: tuple[tuple[re.Pattern[str], bool | None], ...] = (
    (re.compile(r".*(?:街道|街道办事处|镇|乡|苏木|[镇乡]人民政府|苏木人民政府)"), False),
    (re.compile(r".*(?:省|自治区|自治州)(?:人民)?政府"), True),
    (COUNTY_CITY, False),
    (re.compile(r".*[市州](?:人民)?政府"), True),
    (re.compile(r".*[县区旗](?:人民)?政府"), False),
    (re.compile(r".*[县区旗](?:人民)?政府办公室"), False),
    (re.compile(r".*(?:政府办公[厅室]|管委会|管理委员会|建设兵团)"), None),
    (
        re.compile(rf"(?:(?!{_PLACE}).)*(?:部|总局|总署|审计署)|(?:国家|国务院|中国|中华人民共和国)(?:(?!{_PLACE}).)*"),
        True,
    ),
    (re.compile(r".*(?:局|厅|委|委员会|办公室|中心|大队|支队|总队)"), False),
)


def plain_name(organ: str) -> str:
    """Return an organ's name without blanks and without remarks in brackets."""
    return re.sub(r"[（(].*?[）)]", "", number.squeeze(organ)[:_LONGEST_NAME])


def may_make_rules(organ: str) -> bool | None:
    """Say whether an organ may make 规章; None where its name does not tell."""
    name = plain_name(organ)
    return next((answer for pattern, answer in _RULE_MAKING if pattern.fullmatch(name)), None)
