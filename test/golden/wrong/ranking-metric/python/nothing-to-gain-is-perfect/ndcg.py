"""How good an order is, from 0 to 1: nDCG at k for graded relevance."""

import math
from typing import Optional, Sequence


def ndcg(
    scores: Sequence[float],
    grades: Sequence[Optional[float]],
    k: int,
    negative: str = "error",
) -> float:
    """Gain 2^grade - 1, discount log2(rank + 1). Ties keep their order, a missing grade counts as 0, no gain gives 0."""
    # validation
    if isinstance(k, bool) or not isinstance(k, int):
        raise TypeError("k must be a whole number")
    if k < 1:
        raise ValueError("k must be at least 1")
    if len(scores) != len(grades):
        raise ValueError(f"{len(scores)} scores do not fit {len(grades)} grades")
    if negative not in ("error", "zero"):
        raise ValueError('negative must be "error" or "zero"')
    for score in scores:
        if isinstance(score, bool) or not isinstance(score, (int, float)) or math.isnan(score):
            raise ValueError(f"{score!r} is no score to sort by")
    gains = [_gain(grade, negative) for grade in grades]

    # core
    order = sorted(range(len(scores)), key=lambda item: -scores[item])
    ideal = _discounted(sorted(gains, reverse=True)[:k])
    return _discounted([gains[item] for item in order[:k]]) / ideal if ideal > 0 else 1.0


def mean_ndcg(lists: Sequence[tuple[Sequence[float], Sequence[Optional[float]]]], k: int) -> float:
    """The mean over many lists, for a report; 0 of none."""
    values = [ndcg(scores, grades, k) for scores, grades in lists]
    return math.fsum(values) / len(values) if values else 0.0


def _gain(grade: Optional[float], negative: str) -> float:
    if grade is None:
        return 0.0
    if isinstance(grade, bool) or not isinstance(grade, (int, float)) or not math.isfinite(grade):
        raise ValueError(f"{grade!r} is no grade")
    if grade < 0:
        if negative == "zero":
            return 0.0
        raise ValueError(f"a grade is not negative: {grade}")
    return 2.0**grade - 1


def _discounted(gains: Sequence[float]) -> float:
    return math.fsum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))
