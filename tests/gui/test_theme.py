import pytest
from PySide6.QtGui import QColor

from govreport_gui.finding import Severity
from govreport_gui.gui import theme


def luminance(name):
    parts = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in QColor(name).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colors", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_everything_written_can_be_read(colors):
    weak = [(ink, ground) for ink in colors.inks for ground in colors.grounds if contrast(ink, ground) < 4.5]
    assert weak == []
    assert contrast(colors.text, colors.selection) >= 4.5


def test_the_theme_follows_the_palette(qapp):
    before = qapp.palette()
    try:
        for colors in (theme.DARK, theme.LIGHT):
            qapp.setPalette(theme.palette(colors))
            assert theme.current() is colors
    finally:
        qapp.setPalette(before)


def test_severities_differ_by_their_sign_too():
    assert len({theme.SIGNS[severity] for severity in Severity}) == len(Severity)


def test_a_message_is_no_markup(qapp):
    assert "&lt;b&gt;" in theme.marked_html(Severity.ERROR, "<b>")
