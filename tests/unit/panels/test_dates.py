"""Times as they are typed for a panel: as people write them, in the server's zone, or as Unix seconds."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content import load
from bot.errors import PanelError
from bot.interview.model import Lang
from bot.locales import load_catalogue
from bot.settings import Settings
X
from bot.ui.wording import Wording

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDING = Wording(Lang.EN, load_catalogue(), load(Settings(_env_file=None).prompts_dir), {})


@pytest.mark.parametrize(
    ("typed", "zone", "utc"),
    [
        ("2026-05-04 19:30", SEOUL, "2026-05-04T10:30"),
        ("tomorrow 9pm", SEOUL, "2026-03-03T12:00"),
        ("내일 저녁 9시", SEOUL, "2026-03-03T12:00"),
        ("2026-03-29 03:00", BERLIN, "2026-03-29T01:00"),
        ("1772535600", BERLIN, "2026-03-03T11:00"),
        ("<t:1772535600:F>", BERLIN, "2026-03-03T11:00"),
    ],
)
def test_times_are_read_in_the_zone_of_the_server(typed, zone, utc):
    assert moment_typed(typed, zone, NOW, WORDING).isoformat() == f"{utc}:00+00:00"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "at what time"),
        ("tomorrow", "at what time"),
        ("2026-02-30 10:00", "no such day"),
        ("2026-03-29 02:30", "no such time"),
        ("2026-10-25 02:30", "comes twice"),
        ("yesterdayish 10:00", "yesterdayish"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(typed, why):
    with pytest.raises(PanelError, match="date_unreadable") as refused:
        moment_typed(typed, BERLIN, NOW, WORDING)
    assert why in str(refused.value.words["why"])
