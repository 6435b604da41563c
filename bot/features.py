"""The features, in one list: what each brings besides the rooms that bear its name.

A feature's cogs bring its buttons, forms and deliveries along when they are loaded; see `bot.ui.rooms`.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.scheduling.ticking import DueWork
from bot.services import owing
from bot.services.bookings import own_data as bookings_own_data
from bot.services.bookings import stages as booking_stages
from bot.services.groups import own_data as groups_own_data
from bot.services.groups import stages as group_stages
from bot.services.panels import own_data as panels_own_data
from bot.services.panels import stages as panel_stages
from bot.services.practice import Keeper
from bot.services.privacy import own_data
from bot.services.rounds import timed, typing
from bot.services.servers import LeftServers, forget_welcome
from bot.services.upkeep import Tidy, forget_deeds
from bot.store.bookings import queries as bookings
from bot.store.groups import queries as groups
from bot.store.panels import queries as panels
from bot.store.questions import queries as questions
from bot.store.schedules import queries as schedules


@dataclass(frozen=True, slots=True)
class Feature:
    """`due` is looked for in this order, one feature after the other; `tidy` is done now and then; `keeper` knows what
    it has of a member."""

    cogs: tuple[str, ...] = ()
    due: tuple[DueWork, ...] = ()
    tidy: tuple[Tidy, ...] = ()
    keeper: Keeper | None = None


_REMOVALS = tuple(room.remove_server for room in (groups, schedules, questions, panels, bookings))
"""What goes when a server is left for good."""

FEATURES = (
    Feature(
        cogs=("interview", "messages", "direct_messages"),
        due=(typing.unshown_due, timed.times_up),
        tidy=(typing.forget_typed,),
    ),
    Feature(
        cogs=("round", "setup"),
        due=(group_stages.stages_due, group_stages.reminders_due, group_stages.posts_due),
        keeper=groups_own_data,
    ),
    Feature(
        cogs=("book",),
        due=(booking_stages.openings_due, booking_stages.changes_due, booking_stages.reminders_due),
        keeper=bookings_own_data,
    ),
    Feature(
        cogs=("panel",),
        due=(
            panel_stages.stages_due,
            panel_stages.posts_due,
            panel_stages.words_due,
            panel_stages.messages_due,
        ),
        keeper=panels_own_data,
    ),
    # What its rhythms have due depends on the shards that are served: `bot.app` adds it.
    Feature(cogs=("schedule",)),
    Feature(cogs=("question",)),
    # All it has of a member are rows of the member's own.
    Feature(cogs=("path",)),
    Feature(cogs=("story",)),
    Feature(cogs=("progress",)),
    Feature(cogs=("help",)),
    Feature(cogs=("privacy",), due=(owing.due, own_data.scrub_due)),
    Feature(cogs=("servers",), tidy=(forget_deeds, LeftServers((*_REMOVALS, forget_welcome)))),
)
COGS = tuple(f"bot.cogs.{cog}" for feature in FEATURES for cog in feature.cogs)
DUE_WORK = tuple(work for feature in FEATURES for work in feature.due)
TIDIES = tuple(tidy for feature in FEATURES for tidy in feature.tidy)
KEEPERS = tuple(feature.keeper for feature in FEATURES if feature.keeper)
