"""Writes both lock files anew: every package pinned, with hashes, for every operating system.

No index address goes into them; where packages come from is a matter of the machine. The larger
lock takes over the versions of the smaller, so that tests run on what is shipped.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

COMPILE = [
    "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate",
    "--no-header",
]  # fmt: skip


def main(arguments: list[str]) -> int:
    """Compile both locks. `--upgrade` moves every package to the newest version allowed."""
    for extra in (
        ["--output-file", "requirements.lock"],
        ["--output-file", "requirements-dev.lock", "--group", "dev", "-c", "requirements.lock"],
    ):
        command = [sys.executable, "-m", *COMPILE, *extra, *arguments]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
