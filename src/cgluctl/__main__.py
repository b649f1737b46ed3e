"""The way in: `cgluctl` and `python -m cgluctl`."""

import gc
import os
import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> "NoReturn":
    """Runs the command line and ends the process."""
    try:
        # A start-up makes many objects that all stay: looking for garbage among them costs about 5 % of a short run.
        gc.disable()
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        from cgluctl.cli.run import main as run

        run()
    except KeyboardInterrupt:  # before the program could listen for it
        os.write(2, b"cgluctl: interrupted; nothing was changed.\n")
        os._exit(130)


if __name__ == "__main__":
    main()
