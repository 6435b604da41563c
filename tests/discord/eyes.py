"""Looks at every pair of member and message: a secret may stand only where its readers look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.discord.world import Player


@dataclass
class Eyes:
    """Looks at every pair of member and message; a secret may stand only where its readers look.

    `secrets` says who may see each of them now; "everybody" is nobody's secret any more.
    """

    players: dict[str, Player]
    secrets: dict[str, set[str]] = field(default_factory=dict)
    pairs: int = 0

    def look(self) -> None:
        for name, player in self.players.items():
            for card in player._everything():
                self.pairs += 1
                whole = card.text + "".join(text.decode() for text in card.files.values())
                seen = {secret for secret in self.secrets if secret in whole}
                mayed = {secret for secret in seen if name in self.secrets[secret]}
                assert seen == mayed, f"{name} sees {seen - mayed} in: {whole}"

    def sees(self, name: str, secret: str) -> bool:
        return any(secret in card.text for card in self.players[name]._everything())

    def tell(self, secret: str, *names: str) -> None:
        self.secrets.setdefault(secret, set()).update(names)

    def reveal(self, fits: Callable[[str], bool]) -> None:
        for secret in filter(fits, self.secrets):
            self.secrets[secret].update(self.players)
