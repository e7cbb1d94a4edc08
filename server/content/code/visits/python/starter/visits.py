"""Groups what people did into visits."""

from typing import Iterable, NamedTuple


class Visit(NamedTuple):
    person: str
    begin: int
    end: int
    events: int


def visits(events: Iterable[tuple[str, int]], gap: int = 1800) -> list[Visit]:
    """Events are (person, second). A visit ends where its person does nothing for longer than the gap."""
    # validation

    # core
    raise NotImplementedError
