"""Proof of docs/reliability.md: the command line is killed, starved and confused, and what it leaves is looked at.

Run: python -m tests.faults, or make faults. A shorter run of each is among the tests.
"""
