"""Rules P01–P09: personal data, contacts, secrecy marks.

Amounts and index numbers are long numbers too: every rule wants a check digit, a form or a word beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from govreport_gui.checks.context import Context
from govreport_gui.checks.in_text import Hit, hits, raw_hits
from govreport_gui.checks.words import words
from govreport_gui.finding import Finding, Severity

_ID_18 = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_ID_15 = re.compile(r"(?<![\dA-Za-z])\d{15}(?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CARD = re.compile(r"(?:卡号|账号|帐号)[^\d。；\n]{0,15}(?P<card>\d{16,19})(?!\d)")
_ABOUT_PERSON = re.compile(r"申请人|姓名|当事人|举报人|投诉人")
_ADDRESS = re.compile(r"申请人[^。；\n]{0,40}?\d{1,4}(?:号楼|栋|单元|室)")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,60}@(?P<host>[A-Za-z0-9.\-]{3,60})")
_PHONE = re.compile(r"(?:电话|联系方式|传真)[^\d。；，\n]{0,8}(?P<number>\d[\d\-—–－―─~()（） ]{5,20}\d)")
_POSTCODE = re.compile(r"邮(?:政编码|编)[：:是为]{0,2} ?(?P<code>\d{1,12})(?!\d)")
_BROKEN_URL = re.compile(r"https?[:：]/{1,2} +(?=\w)|www\. +(?=\w)|https?[:：]//\S{0,60}\. +(?=(?:gov|com|cn)\b)")
_LOCAL_PATH = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:\\[^\s，。；]{2,120}|file:/{2,3}[^\s，。；]{2,120}|(?<![\w./])/(?:home|Users)/[^\s，。；]{2,120}"
)
_IN_THE_FILE = {"author": "作者、单位等文件属性", "local_path": "指向个人电脑的链接"}
_SECRET = re.compile(
    r"(?:秘密|机密|绝密)[★☆]|【(?:秘密|机密|绝密|内部资料|内部文件|工作秘密)[^】\n]{0,12}】|"
    r"^(?:秘密|机密|绝密|内部资料|内部文件|工作秘密)(?:[，：、 ]?(?:注意保存|严禁外传|不得外传|妥善保管)|$)",
    re.MULTILINE,
)


def p01(context: Context) -> Iterator[Finding]:
    """P01 · error · an ID number with a valid check digit; warning for an old one of 15 digits with a valid date."""
    for hit in hits(context, _ID_18):
        if _is_id(hit.text):
            yield _private("P01", Severity.ERROR, hit, "居民身份证号码")
    for hit in hits(context, _ID_15):
        if _is_date(f"19{hit.text[6:12]}"):
            yield _private("P01", Severity.WARNING, hit, "旧的15位居民身份证号码")


def p02(context: Context) -> Iterator[Finding]:
    """P02 · warning · a mobile number; error where it stands beside an applicant or a name."""
    for hit in hits(context, _MOBILE):
        near = hit.match.string[max(0, hit.match.start() - 30) : hit.match.end() + 10]
        severity = Severity.ERROR if _ABOUT_PERSON.search(near) else Severity.WARNING
        yield _private("P02", severity, hit, "手机号码")


def p03(context: Context) -> Iterator[Finding]:
    """P03 · error · a bank card number: 16 to 19 digits that pass Luhn's test, beside 卡号 or 账号."""
    for hit in hits(context, _CARD):
        if _passes_luhn(hit.match["card"]):
            yield _private("P03", Severity.ERROR, hit, "银行卡号")


def p04(context: Context) -> Iterator[Finding]:
    """P04 · warning · an applicant can be told: by name, or by a home address. 张某某 is masked and fine."""
    families = "".join(words("surnames"))
    named = re.compile(
        rf"申请人(?:姓名)?：?[{families}](?!某)[\u4e00-\u9fff]{{1,2}}(?=[，。；、（）]|申请|提出|提交|要求|向|诉|$)"
    )
    for hit in hits(context, named) if families else ():
        yield _private("P04", Severity.WARNING, hit, "申请人的姓名")
    for hit in hits(context, _ADDRESS):
        yield _private("P04", Severity.WARNING, hit, "申请人的住址")


def p05(context: Context) -> Iterator[Finding]:
    """P05 · hint · a private mailbox as the official contact."""
    providers = set(words("mail_providers"))
    for hit in hits(context, _MAIL):
        if hit.match["host"].lower().rstrip(".") in providers:
            message = f"“{hit.text}”是个人邮箱，对外联系最好用单位的政务邮箱。"
            yield Finding("P05", Severity.HINT, message, actual=hit.text, text=hit.span)


def p06(context: Context) -> Iterator[Finding]:
    """P06 · hint · a telephone number not written 0xxx-xxxxxxx; warning where its digits are too few or too many."""
    for hit in hits(context, _PHONE):
        written = hit.match["number"]
        digits = re.sub(r"\D", "", written)
        if re.fullmatch(r"0\d{2,3}-\d{7,8}|[48]00\d{7}|[48]00-\d{3}-?\d{4}|1[3-9]\d{9}|1\d{4}", written):
            continue
        split = written_phone(digits)
        if split is None:
            severity, what = Severity.WARNING, "位数不对"
        elif len(digits) in (7, 8):
            severity, what = Severity.HINT, "没有区号"
        else:
            severity, what = Severity.HINT, f"一般写作 {split}"
        message = f"电话号码“{written}”{what}，请核对。"
        yield Finding("P06", severity, message, split or "", written, text=hit.span)


def p07(context: Context) -> Iterator[Finding]:
    """P07 · hint · a postcode that has not six digits; a web address with blanks in it."""
    for hit in hits(context, _POSTCODE):
        if len(hit.match["code"]) != 6:
            message = f"邮政编码“{hit.match['code']}”应当是 6 位数字。"
            yield Finding("P07", Severity.HINT, message, actual=hit.match["code"], text=hit.span)
    for hit in raw_hits(context, _BROKEN_URL):
        message = f"网址“{hit.text.strip()}”后面有空格，点不开，请删去空格。"
        yield Finding("P07", Severity.HINT, message, hit.text.strip(), hit.text, text=hit.span)


def p08(context: Context) -> Iterator[Finding]:
    """P08 · warning · a path of somebody's own computer; names of persons in the properties of the file that was read.

    Neither properties nor links reach an export of ours; they matter where the file itself is to be published.
    """
    for hit in raw_hits(context, _LOCAL_PATH):
        yield _private("P08", Severity.WARNING, hit, "个人电脑上的文件路径")
    found = [word for mark, word in _IN_THE_FILE.items() if mark in context.report.source_marks]
    if found:
        message = (
            f"导入的文件带有{'、'.join(found)}，会透露经办人，没有带进来；"
            "请公开本程序导出的文件，要公开原文件就先清除文件属性。"
        )
        yield Finding("P08", Severity.WARNING, message, actual="、".join(found), part="title")


def p09(context: Context) -> Iterator[Finding]:
    """P09 · error · a secrecy mark: 秘密★, 【内部资料】. In sentences (保密审查, 属于国家秘密) the words are normal."""
    for hit in hits(context, _SECRET, ("title", "preamble", "overview", "problems", "other")):
        message = f"“{hit.text}”是密级或者内部资料的标记，公开的文件里不能有，请先确认能否公开。"
        yield Finding("P09", Severity.ERROR, message, actual=hit.text, text=hit.span)


def _private(rule: str, severity: Severity, hit: Hit, what: str) -> Finding:
    message = f"“{hit.text}”像是{what}，公开的报告里应当删去或者遮掩。"
    return Finding(rule, severity, message, actual=hit.text, text=hit.span)


def _is_id(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11] == text[17].upper() and _is_date(text[6:14])


def _is_date(text: str) -> bool:
    try:
        found = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return found.year >= 1900


def _passes_luhn(digits: str) -> bool:
    doubled = [int(d) * 2 if k % 2 else int(d) for k, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def written_phone(digits: str) -> str | None:
    """Return a number as it should be written; None where it has too few or too many digits."""
    if digits.startswith("0"):
        size = 3 if digits[1] in "12" else 4
        local = digits[size:]
        return f"{digits[:size]}-{local}" if len(local) in (7, 8) else None
    return f"区号-{digits}" if len(digits) in (7, 8) else None
