"""Which pictures look the same after another program saved them, and how they are shown side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from govreport_gui.blocks import Picture
from govreport_gui.gui.document import Document
from govreport_gui.gui.sign_off.picture_views import LARGEST, PictureBrowser, address, look_alike, thumbnail_size_of
from govreport_gui.gui.sign_off.sign_off_dialog import SignOffDialog
from govreport_gui.gui.sign_off.sign_off_words import NOT_SHOWN
from govreport_gui.report import Part
from govreport_gui.sign_off import read_back
from tests.builders import picture, sound_report
from tests.sign_off.rounds import came_back
from tests.sign_off.word_edits import WordFile

FIRST, SECOND = "集市旁设了公开栏。", "窗口备有查阅目录。"


def chart(height: int = 200, number: str = "128", width: int = 1200) -> QImage:
    """Draw a bar with a figure, as an office's chart has it."""
    image = QImage(width, 800, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(200, 700 - height, 300, height, QColor("#2f6db5"))
    font = painter.font()
    font.setPixelSize(40)
    painter.setFont(font)
    painter.drawText(600, 400, number)
    painter.end()
    return image


def packed(image: QImage, kind: str = "PNG", quality: int = -1) -> Picture:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)
    return picture(data=bytes(data.data()))


def test_packed_anew_it_looks_the_same(qapp):
    smaller = chart().scaled(800, 533, mode=Qt.TransformationMode.SmoothTransformation)
    for again in (packed(chart(), "JPG", 90), packed(chart(), "JPG", 60), packed(smaller), packed(smaller, "JPG", 75)):
        assert look_alike(packed(chart()), again)


@pytest.mark.parametrize("other", [{"height": 240}, {"number": "728"}, {"number": "138"}, {"width": 900}])
def test_another_picture_does_not(qapp, other):
    assert not look_alike(packed(chart()), packed(chart(**other)))
    assert not look_alike(packed(chart()), packed(chart(**other), "JPG", 60))


def test_what_is_transparent_looks_as_on_paper(qapp):
    clear = QImage(chart().size(), QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    white, black = (QImage(chart().size(), QImage.Format.Format_RGB32) for _ in range(2))
    white.fill(Qt.GlobalColor.white)
    black.fill(Qt.GlobalColor.black)
    assert look_alike(packed(clear), packed(white))
    assert not look_alike(packed(clear), packed(black))


def test_only_pictures_are_given_to_rich_text(qtbot):
    browser = PictureBrowser()
    qtbot.addWidget(browser)
    shown = packed(chart())
    browser.show_html("<p>对照</p>", (shown, None))
    asked = QTextDocument.ResourceType
    assert not browser.loadResource(asked.ImageResource.value, QUrl(address(shown))).isNull()
    assert browser.loadResource(asked.StyleSheetResource.value, QUrl(address(shown))) == QByteArray()
    assert browser.loadResource(asked.ImageResource.value, QUrl("file:///etc/hostname")) == QByteArray()


def test_a_stretched_picture_is_another_one(qapp):
    assert not look_alike(packed(chart()), packed(chart().scaled(1200, 900)))


def test_what_cannot_be_read_is_never_called_the_same(qapp):
    drawing = picture(data=b"\xd7\xcd\xc6\x9a not of Qt's", media_type="image/x-wmf")
    assert not look_alike(drawing, replace(drawing, data=drawing.data + b"\0"))
    assert thumbnail_size_of(drawing).isEmpty()
    assert thumbnail_size_of(packed(chart())).height() == LARGEST.height()


def other_picture(data: bytes):
    def edit(opened: WordFile) -> None:
        name = next(name for name in opened.parts if name.startswith("word/media/"))
        opened.parts[name] = data

    return edit


def dialog_for(qtbot, folder, data: bytes) -> SignOffDialog:
    sent = sound_report().with_part("overview", Part((FIRST, packed(chart()), SECOND)))
    recognition, record = came_back(sent, folder, other_picture(data))
    dialog = SignOffDialog(
        read_back(recognition, sent, (record,), looks_like=look_alike), "送签稿.docx", Document(sent)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def images_in(browser) -> list[tuple[float, str]]:
    """Return the height of each picture shown, and the colour where only the taller bar reaches."""
    found = []
    for shown in (form.toImageFormat() for form in browser.document().allFormats() if form.isImageFormat()):
        image = browser.loadResource(2, shown.name())
        found.append((shown.height(), image.pixelColor(image.width() * 3 // 10, image.height() * 6 // 10).name()))
    return found


def test_both_pictures_are_shown_and_one_is_taken(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, packed(chart(height=500)).data)
    assert dialog.model.rowCount() == 1
    assert "图片 1 处" in dialog.note.text()
    assert dialog.model.index(0, 2).data() == "【图片：image1.png】（换了一张）"
    white, blue = "#ffffff", "#2f6db5"
    assert images_in(dialog.sides) == [(LARGEST.height(), white), (LARGEST.height(), blue)]
    assert dialog.report().section("overview").items[1].data == packed(chart(height=500)).data


def test_a_picture_packed_anew_is_nothing_to_decide(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, packed(chart(), "JPG", 80).data)
    assert dialog.model.rowCount() == 0
    assert "重新压缩" in dialog.left_out.toPlainText()


def test_a_picture_that_qt_cannot_read_says_so(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, b"\xd7\xcd\xc6\x9a not of Qt's")
    assert NOT_SHOWN in dialog.sides.toPlainText()


def test_nothing_but_pictures_of_the_report_is_loaded(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, packed(chart(height=500)).data)
    (tmp_path / "secret.png").write_bytes(packed(chart()).data)
    assert not isinstance(dialog.sides.loadResource(2, f"{(tmp_path / 'secret.png').as_uri()}"), QImage)
