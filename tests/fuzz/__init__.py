"""Flip bytes in valid files and import them: python -m tests.fuzz [COUNT] [--seed N]."""
