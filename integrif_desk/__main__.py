"""The entry: `python -m integrif_desk` and the console script `integrif-desk`.

It stays this thin so that whatever goes wrong while the rest is imported can still be told.
"""

import sys


def main() -> int:
    """Run the desk, or the command named on the command line; return the exit code."""
    from integrif_desk import app

    arguments = sys.argv[1:]
    if arguments == ["--self-check"]:
        return app.self_check()
    if arguments == ["--guarded"]:  # said by the program itself alone: see exchange/guarded.py
        return app.read_guarded()
    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
