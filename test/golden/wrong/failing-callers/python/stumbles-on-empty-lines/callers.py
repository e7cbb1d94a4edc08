"""Who fails most, from the lines of a log: `TIME CALLER STATUS`, parted by single spaces."""

from collections import Counter
from typing import Iterable


def failing(lines: Iterable[str], top: int) -> list[tuple[str, int]]:
    """The callers with the most statuses of 500 and above, and how many; most first."""
    # validation
    if isinstance(top, bool) or not isinstance(top, int) or top < 1:
        raise ValueError("top is a whole number, at least 1")

    # core
    counts: Counter[str] = Counter()
    for number, line in enumerate(lines, start=1):
        parts = line.split()
        if len(parts) != 3 or not parts[2].isdigit():
            raise ValueError(f"line {number} is no log line: {line.strip()}")
        if int(parts[2]) >= 500:
            counts[parts[1]] += 1
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:top]


def rates(lines: Iterable[str], least: int = 10) -> list[tuple[str, float]]:
    """The share of calls that failed, of callers with at least so many; highest first."""
    calls: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for line in lines:
        if line.strip():
            _, caller, status = line.split()
            calls[caller] += 1
            failed[caller] += int(status) >= 500
    shares = [(caller, failed[caller] / count) for caller, count in calls.items() if count >= least]
    return sorted(shares, key=lambda one: (-one[1], one[0]))
