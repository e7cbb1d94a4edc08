"""Splits an amount of cents among people, so that nothing is lost and nobody has two cents more than another."""

from typing import Sequence


def split(amount: int, people: Sequence[str]) -> dict[str, int]:
    # validation
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise TypeError("an amount is a whole number of cents")
    if len(people) == 0:
        raise ValueError("there is nobody to share with")
    if len(set(people)) < len(people):
        raise ValueError("a name stands there twice")

    # core
    sign = -1 if amount < 0 else 1
    each, left = divmod(abs(amount), len(people))
    return {name: sign * (each + (left if i == 0 else 0)) for i, name in enumerate(people)}


def weighted(amount: int, weights: Sequence[tuple[str, int]]) -> dict[str, int]:
    """By largest remainder; among equals the first comes first."""
    total = sum(weight for _, weight in weights)
    whole = {name: amount * weight // total for name, weight in weights}
    by_loss = sorted(weights, key=lambda one: -(amount * one[1] % total))
    for name, _ in by_loss[: amount - sum(whole.values())]:
        whole[name] += 1
    return whole
