"""Five reports as they go to paper, for tests of printed pages."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.report import Part, Report, Signature
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import OFFICIAL, NumberPlace, SignatureKind
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report, with_every_cell

_ORGAN = "云溪市青禾新区发展和改革委员会重大项目服务中心"
_SENTENCE = "各科室按月更新公开栏，并留存记录，" * 12 + "年底汇总。"
_LONG = "\n".join(f"（{number}）事项{number}\n{_SENTENCE}" for number in "一二三四")
_UNSIGNED = replace(OFFICIAL, signature=SignatureKind.NONE)
_SEALED = replace(OFFICIAL, signature=SignatureKind.SEALED, page_number=NumberPlace.CENTRE)


def _long() -> Report:
    report = replace(
        sample_report(),
        organ=_ORGAN,
        title=f"{_ORGAN}2024年政府信息公开工作年度报告",
        signature=Signature(_ORGAN, "2025年1月5日"),
    )
    return report.with_part("overview", Part.of(_LONG)).with_part("problems", Part.of(_LONG))


def _embedded() -> Report:
    report = sound_report().with_part("overview", Part(("图：", picture(), foreign_grid(), "完。")))
    return report.with_part("review", Part.of("全年情况如下。\n注：数字截至年底。"))


PRINTED: dict[str, tuple[Report, Edition]] = {
    "usual": (sound_report(), PLAIN),
    "2019": (report_2019(), PLAIN),
    "eight digits, unsigned": (with_every_cell(sample_report(), "11398889"), Edition(page=_UNSIGNED)),
    "long and sealed": (_long(), Edition(page=_SEALED)),
    "pictures, a draft": (_embedded(), Edition(draft=True)),
}
