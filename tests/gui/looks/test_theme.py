import pytest
from PySide6.QtGui import QColor, QPalette

from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme

NAMES = {"light": theme.LIGHT, "dark": theme.DARK, "contrast": theme.CONTRAST}
Role = QPalette.ColorRole
WRITTEN = [  # ink and ground as Qt's own widgets combine them
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Base),
    (Role.Link, Role.Window),
    (Role.LinkVisited, Role.Base),
]


def luminance(color):
    parts = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=NAMES.values(), ids=NAMES)
def colors(request):
    return request.param


def test_every_theme_is_tested():
    assert tuple(NAMES.values()) == theme.THEMES


def test_everything_written_can_be_read(colors):
    least = 7 if colors is theme.CONTRAST else 4.5
    weak = [(ink, ground) for ink in colors.inks for ground in colors.grounds if contrast(ink, ground) < least]
    assert weak == []


def test_every_colour_is_an_ink_a_ground_or_a_line(colors):
    everything = {getattr(colors, name) for name in colors.__slots__}
    assert everything == {*colors.inks, *colors.grounds, colors.line, colors.outline}


@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_qts_own_widgets_can_be_read(colors, group):
    for palette in (theme.palette(colors), theme.outlined_palette(colors)):
        pairs = [(palette.color(group, ink), palette.color(group, ground)) for ink, ground in WRITTEN]
        on_window = Role.WindowText, Role.Link
        fields_stand_on_the_window = palette.color(Role.Window) == QColor(colors.window)
        weak = [
            names
            for names, pair in zip(WRITTEN, pairs, strict=True)
            if contrast(*pair) < 4.5 and (fields_stand_on_the_window or names[0] not in on_window)
        ]
        assert weak == []


def test_fields_and_boxes_have_outlines_that_are_seen(colors):
    drawn = QColor(colors.outline).darker(theme.OUTLINE_DARKER)
    assert min(contrast(drawn, ground) for ground in (colors.window, colors.page)) >= 3


def test_the_theme_is_told_from_the_palette(qapp, colors):
    before = qapp.palette()
    try:
        qapp.setPalette(theme.palette(colors))
        assert theme.current() is colors
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize(("ground", "expected"), [("#fdfdfd", theme.LIGHT), ("#1e1e1e", theme.DARK)])
def test_a_palette_of_the_system_gets_the_theme_that_is_as_light(qapp, ground, expected):
    before = qapp.palette()
    try:
        qapp.setPalette(QPalette(QColor(ground)))
        assert theme.current() is expected
    finally:
        qapp.setPalette(before)


def test_severities_differ_by_their_sign_too():
    assert len({theme.SIGNS[severity] for severity in Severity}) == len(Severity)


def test_a_message_is_no_markup(qapp):
    assert "&lt;b&gt;" in theme.marked_html(Severity.ERROR, "<b>")
