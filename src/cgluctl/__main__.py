"""The way in: `cgluctl` and `python -m cgluctl`."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command line and ends the process."""
    # A start-up makes many objects that all stay: looking for garbage among them costs about 5 % of a short run.
    gc.disable()
    from cgluctl.cli.run import main as run

    run()


if __name__ == "__main__":
    main()
