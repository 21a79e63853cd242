"""Give the text under a heading that the leader took out back to its section.

Such text reads as the end of the section before. What went out is known, so it can be told where each paragraph
belongs: an unchanged or edited one to the section it was sent in, a new one to that of its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govreport_gui.blocks import Grid, Picture
from govreport_gui.compare.align import aligned
from govreport_gui.report import Part, Report


def in_sections_sent(sent: Report, came_back: Report) -> Report:
    """Return what came back, with the sections whose headings are gone filled from the parts that they read as."""
    if sent.form_id != came_back.form_id:
        return came_back
    for keys in _run_together(sent, came_back):
        for key, part in _parted(sent, keys, came_back.part(keys[0])).items():
            came_back = came_back.with_part(key, part)
    in_order = {key: came_back.sections[key] for key in came_back.form.section if key in came_back.sections}
    return replace(came_back, sections=in_order)


def _run_together(sent: Report, came_back: Report) -> Iterator[list[str]]:
    """Yield each part that came back with the sections behind it that went out and have no heading any more."""
    keys = ["preamble"]
    for key in sent.form.section:
        if key in came_back.sections:
            yield keys
            keys = [key]
        elif key in sent.sections:
            keys.append(key)
    yield keys


def _parted(sent: Report, keys: list[str], read: Part) -> dict[str, Part]:
    if len(keys) == 1:
        return {}
    before = [(key, item) for key in keys for item in sent.part(key).items]
    partner = {j: i for i, j in aligned([item for _key, item in before], read.items)}
    gone = set(range(len(before))) - set(partner.values())
    found: dict[str, list[str | Picture | Grid]] = {key: [] for key in keys}
    place = -1  # among the paragraphs that went out: the last one met again
    for j, item in enumerate(read.items):
        place = partner.get(j, place)
        stands_for = place + 1 if j not in partner and place + 1 in gone else place
        found[before[stands_for][0] if stands_for >= 0 else keys[0]].append(item)
    return {key: Part(tuple(items)) for key, items in found.items()}
