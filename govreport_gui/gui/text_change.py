"""One change of a text, as typing makes them: what goes on with the same word is one undo step. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

WORD_ENDS = frozenset(" \t\n\u3000，。；：、？！,.;:?!）)”")


@dataclass(frozen=True, slots=True)
class TextChange:
    """One change of a text in one place: at `start`, `removed` gave way to `added`."""

    start: int
    removed: str
    added: str

    @classmethod
    def between(cls, old: str, new: str) -> TextChange:
        """Return the smallest single change that makes `new` of `old`."""
        shorter = min(len(old), len(new))
        start = next((k for k in range(shorter) if old[k] != new[k]), shorter)
        tail = next((k for k in range(shorter - start) if old[-1 - k] != new[-1 - k]), shorter - start)
        return cls(start, old[start : len(old) - tail], new[start : len(new) - tail])

    @classmethod
    def by_line(cls, old: str, new: str) -> list[TextChange]:
        """Return the changes that make `new` of `old`: one in each line if the lines are as many, else one in all."""
        lines, others = old.split("\n"), new.split("\n")
        if len(lines) != len(others):
            return [cls.between(old, new)]
        changes, start = [], 0
        for line, other in zip(lines, others, strict=True):
            if line != other:
                change = cls.between(line, other)
                changes.append(cls(start + change.start, change.removed, change.added))
            start += len(line) + 1
        return changes

    def then(self, later: TextChange) -> TextChange:
        """Return what this change and one that continues it make together."""
        if later.added:
            return TextChange(self.start, self.removed, self.added + later.added)
        if later.start == self.start:
            return TextChange(self.start, self.removed + later.removed, self.added)
        return TextChange(later.start, later.removed + self.removed, self.added)

    def continues(self, previous: TextChange) -> bool:
        """Say whether this is the same word still being typed, or the same run being deleted."""
        if self.removed and previous.removed:
            backwards = self.start + len(self.removed) == previous.start
            return not self.added and not previous.added and (backwards or self.start == previous.start)
        if self.removed or not previous.added:
            return False
        return self.start == previous.start + len(previous.added) and previous.added[-1] not in WORD_ENDS
