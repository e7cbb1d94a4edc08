"""Groups what people did into visits."""

from typing import Iterable, NamedTuple, Optional


class Visit(NamedTuple):
    person: str
    begin: int
    end: int
    events: int


def visits(events: Iterable[tuple[str, int]], gap: int = 1800, longest: Optional[int] = None) -> list[Visit]:
    """Events are (person, second). A visit ends where its person does nothing for longer than the gap."""
    # validation
    if isinstance(gap, bool) or not isinstance(gap, int) or gap < 1:
        raise ValueError("a gap is a whole number of seconds, at least 1")
    known: set[tuple[str, int]] = set()
    for person, at in events:
        if not isinstance(person, str) or not person:
            raise ValueError("an event needs a person")
        if isinstance(at, bool) or not isinstance(at, int):
            raise TypeError(f"an event needs a whole second, not {at!r}")
        known.add((person, at))

    # core
    found: list[Visit] = []
    for person, at in list(known):
        last = found[-1] if found else None
        if (
            last
            and last.person == person
            and at - last.end <= gap
            and (longest is None or at - last.begin <= longest)
        ):
            found[-1] = last._replace(end=at, events=last.events + 1)
        else:
            found.append(Visit(person, at, at, 1))
    return sorted(found, key=lambda one: (one.begin, one.person))
