"""The time zones of our tenants, with the clock changes of 2026. Moments are in UTC."""

from datetime import datetime, timedelta, timezone
from typing import Optional


class Zone:
    def __init__(self, name: str, minutes: int, summer: Optional[tuple[str, str]] = None) -> None:
        self.name = name
        self._standard = timedelta(minutes=minutes)
        self._summer = summer and tuple(datetime.fromisoformat(f"{at}+00:00") for at in summer)

    def offset(self, moment: datetime) -> timedelta:
        """How far the wall is ahead of UTC at that moment."""
        summer = self._summer and self._summer[0] <= moment < self._summer[1]
        return self._standard + timedelta(hours=1 if summer else 0)

    def wall(self, moment: datetime) -> datetime:
        """What the clock on the wall shows."""
        return (moment + self.offset(moment)).replace(tzinfo=None)


UTC = Zone("UTC", 0)
BERLIN = Zone("Europe/Berlin", 60, ("2026-03-29T01:00", "2026-10-25T01:00"))
NEW_YORK = Zone("America/New_York", -300, ("2026-03-08T07:00", "2026-11-01T06:00"))
KOLKATA = Zone("Asia/Kolkata", 330)


def utc(text: str) -> datetime:
    """The moment of a text such as "2026-03-29 01:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
