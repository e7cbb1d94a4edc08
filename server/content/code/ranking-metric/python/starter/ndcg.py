"""How good an order is, from 0 to 1: nDCG at k for graded relevance."""

from typing import Optional, Sequence


def ndcg(scores: Sequence[float], grades: Sequence[Optional[float]], k: int) -> float:
    """Item i was given scores[i] by the ranker and grades[i] by a person; None where nobody graded it."""
    # validation

    # core
    raise NotImplementedError
