"""What Discord sends when a member in a DM calls a command or hands in a form."""

from __future__ import annotations

from tests.discord.rounds.stories import STORY
from tests.discord.stand_in import USER


def slash_start(number: int = 10) -> dict:
    chosen = [{"type": 3, "name": "principle", "value": "ownership"}, {"type": 3, "name": "level", "value": "entry"}]
    options = [{"type": 1, "name": "start", "options": chosen}]
    return interaction(2, str(number), {"id": "5000", "name": "interview", "type": 1, "options": options})


def submitted_answer() -> dict:
    texts = [
        {"type": 18, "id": n, "component": {"type": 4, "id": 10 + n, "custom_id": field, "value": text}}
        for n, (field, text) in enumerate(STORY.items())
    ]
    return interaction(5, "11", {"custom_id": "form.answer:1:1", "components": texts})


def interaction(kind: int, number: str, data: dict) -> dict:
    member = {**USER, "id": "42", "bot": False}
    channel = {"id": "88", "type": 1, "recipients": [member], "last_message_id": None}
    return {
        "id": number, "application_id": USER["id"], "type": kind, "token": f"token-{number}", "version": 1,
        "locale": "en-US", "user": member, "channel": channel, "channel_id": "88", "data": data, "context": 1,
        "authorizing_integration_owners": {"1": "42"}, "entitlements": [], "attachment_size_limit": 1,
        "app_permissions": "0",
    }  # fmt: skip
