"""A report as long as they get: 12,000 characters and four large photographs, beside that of the year before."""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.blocks import Picture
from govreport_gui.report import Part, Report
from tests.builders import sample_report

CHARACTERS = 12_000
PICTURES = 4
PICTURE_PIXELS = (2400, 1800)
SECTIONS = ("overview", "problems", "other")
SENTENCE = (
    "第{number}项工作由办公室会同各股室办理，全年公开信息{count}条，"
    "其中政策文件{files}件，解读材料{notes}篇，按期答复，没有超期。"
)


def long_report() -> Report:
    """Return the report of this year."""
    report = sample_report()
    share = CHARACTERS // len(SECTIONS)
    for place, key in enumerate(SECTIONS):
        pictures = tuple(photograph(number) for number in range(PICTURES) if key == "overview")
        text = "\n".join(paragraphs(share, place))
        report = report.with_part(key, Part((*Part.of(text).items, *pictures)))
    return report


def of_last_year(report: Report) -> Report:
    """Return a report of the year before: other figures in half of its sentences."""
    texts = {key: report.part(key) for key in SECTIONS}
    before = replace(report, year=(report.year or 0) - 1)
    for key, part in texts.items():
        before = before.with_part(key, Part.of(part.edit_text.replace("0条", "7条").replace("\ufffc", "")))
    return before


def paragraphs(characters: int, seed: int) -> list[str]:
    """Return paragraphs of about so many characters in all, five sentences each."""
    made: list[str] = []
    number = seed * 1000
    while sum(map(len, made)) < characters:
        sentences = []
        for _ in range(5):
            number += 1
            sentences.append(
                SENTENCE.format(number=number, count=number * 7 % 400, files=number % 23, notes=number % 17)
            )
        made.append("".join(sentences))
    return made


def photograph(number: int) -> Picture:
    """Return a picture that does not compress, as a camera's: some 3.5 megabytes."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 (needed for nothing else)
    from PySide6.QtGui import QImage  # noqa: PLC0415

    wide, high = PICTURE_PIXELS
    noise = _noise(wide * high * 3 // 4, number)
    image = QImage(noise, wide // 2, high // 2, wide // 2 * 3, QImage.Format.Format_RGB888).scaled(wide, high)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 95)  # type: ignore[call-overload]  # the stubs ask for bytes, which PySide refuses
    return Picture(f"照片{number}.jpg", "image/jpeg", bytes(buffer.data().data()), "", 150.0, 112.0)


def _noise(size: int, seed: int) -> bytes:
    import random  # noqa: PLC0415

    return random.Random(seed).randbytes(size)
