"""Python's garbage goes in the window's thread, whichever thread made it."""

import gc
import threading
import weakref

from govreport_gui.gui.garbage import GarbageCollector, collect_when_due


class Knot:
    """Refers to itself; says in which thread it goes."""

    def __init__(self, gone: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread()))


def test_what_another_thread_leaves_goes_in_the_windows(qtbot):
    gone: list[threading.Thread] = []
    gc.collect()  # or what all tests before left might be due, too, which takes its time
    collector = GarbageCollector()
    made: list[list[int]] = []
    Knot(gone)
    thread = threading.Thread(target=lambda: made.extend([k] for k in range(100_000)))
    thread.start()
    thread.join()
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone), timeout=20_000)
    assert gone == [threading.current_thread()]
    collector.stop()
    assert gc.isenabled()


def test_old_garbage_goes_once_it_is_due():
    gone: list[threading.Thread] = []
    knot = Knot(gone)
    gc.collect()
    del knot  # old by now: the youngest generations do not hold it
    for _ in range(300):
        young = [[k] for k in range(2_000)]
        collect_when_due()
        young.clear()
    assert gone
