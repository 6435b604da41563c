"""Times as they are typed for a panel: in the server's zone, through the hours that are skipped or come twice."""

from zoneinfo import ZoneInfo

import pytest

from bot.errors import PanelError
from bot.ui.panel_opening import moment_typed

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "zone", "utc"),
    [
        ("2026-05-04 19:30", SEOUL, "2026-05-04T10:30"),
        (" 2026-5-4T9:05 ", SEOUL, "2026-05-04T00:05"),
        ("2026-03-29 02:30", BERLIN, "2026-03-29T01:00"),  # skipped: the first one after it is 03:00
        ("2026-03-29 03:00", BERLIN, "2026-03-29T01:00"),
        ("2026-03-29 01:59", BERLIN, "2026-03-29T00:59"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25T00:30"),  # twice: the earlier
        ("1772535600", BERLIN, "2026-03-03T11:00"),
        ("<t:1772535600:F>", BERLIN, "2026-03-03T11:00"),
        ("<t:1772535600>", BERLIN, "2026-03-03T11:00"),
    ],
)
def test_times_are_read_in_the_zone_of_the_server(typed, zone, utc):
    assert moment_typed(typed, zone).isoformat() == f"{utc}:00+00:00"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tomorrow",
        "2026-02-30 10:00",
        "2026-05-04",
        "19:30",
        "2026-05-04 25:00",
        "0000-01-01 00:00",
        "12",
        "٢٠٢٦-01-01 00:00x",
    ],
)
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(PanelError, match="date_unreadable"):
        moment_typed(typed, SEOUL)
