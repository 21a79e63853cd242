"""How long things take, against a floor nobody can go below and against other programs. Run `python -m tests.bench`."""
