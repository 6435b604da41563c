"""A PostgreSQL server for the time of the benchmark, out of the wheel `pgserver`."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4


@contextmanager
def postgres_url() -> Iterator[str | None]:
    """None where there is no such wheel."""
    if find_spec("pgserver") is None:
        yield None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs misses XDG_RUNTIME_DIR, and finds another folder
        import pgserver
    # A new folder, which pgserver makes and gives away: PostgreSQL does not run as root, and its socket lies there.
    folder = Path(tempfile.gettempdir()) / f"bench-pg-{uuid4().hex[:8]}"
    server = pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]  # not in its __all__
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
