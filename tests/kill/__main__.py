"""Print what kills at random moments leave behind; exit with 1 where anything is lost. N defaults to 2000."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.kill import saving, typing


def main() -> int:
    """Kill N savers and some windows."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=2000, help="how often saving and autosaving are killed")
    parser.add_argument("--windows", type=int, help="how many windows are killed (default: a fiftieth of N)")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--type", type=Path, help=argparse.SUPPRESS)  # the window that is killed
    options = parser.parse_args()
    if options.type:
        typing.type_for_ever(options.type)
        return 0
    windows = options.kills // 50 if options.windows is None else options.windows
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = f"{folder}/data"
        return _report(saving.kill(Path(folder), options.kills, options.seed), Path(folder), windows, options.seed)


def _report(tally: saving.Tally, folder: Path, windows: int, seed: int) -> int:
    cut = sum(tally.file_was.values())
    print(f"{tally.kills} kills; step under way: {dict(tally.struck.most_common())}")
    print(f"{cut} amid a save: file was old {tally.file_was['old']} times, new {tally.file_was['new']} times")
    print(f"half-written temporary files left: {tally.left_over}; wrong: {tally.wrong or 'nothing'}")
    lost = typing.kill(folder, windows, seed)
    if lost.seconds:
        median = sorted(lost.seconds)[len(lost.seconds) // 2]
        print(f"{lost.kills} windows killed: typing lost at most {max(lost.seconds):.1f} s, median {median:.1f} s")
    print(f"wrong: {lost.wrong or 'nothing'}")
    return 1 if tally.wrong or lost.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
