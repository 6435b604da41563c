"""What the store says when somebody else was faster. The action ends with it: load again, decide again."""

from __future__ import annotations


class ConflictError(Exception):
    """Nothing was written."""


class OpenRoundExistsError(ConflictError):
    """The member already has an open round. The transaction is still good: `find_open` shows that round."""


class RoundChangedError(ConflictError):
    """The round was saved or deleted since it was loaded; it was not locked. Leave the transaction."""


class DeadlockError(ConflictError):
    """Two actions waited for each other, and the database undid this one. It may be done again."""
