"""`python -m cgluctl` is `cgluctl`."""

from cgluctl.cli.run import main

if __name__ == "__main__":
    main()
