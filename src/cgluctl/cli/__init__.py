"""The command line: options in, answers out; the only room that knows Typer, and the only one that ends the program."""
