"""All benchmarks, one after the other: python -m benchmarks"""

from __future__ import annotations

import subprocess
import sys

# Each in a process of its own: what one of them has loaded would be measured by the next.
ALL = (
    "benchmarks.bot",
    "benchmarks.groups",
    "benchmarks.schedules",
    "benchmarks.connection",
    "benchmarks.checker",
    "benchmarks.interviewer",
    "benchmarks.points",
    "benchmarks.matching",
    "benchmarks.pictures",
    "benchmarks.progress",
    "benchmarks.faults",
)


def main() -> int:
    return max(subprocess.run([sys.executable, "-m", module], check=False).returncode for module in ALL)


if __name__ == "__main__":
    sys.exit(main())
