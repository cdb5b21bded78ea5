"""One file per command; `manage.py NAME --help` says what each does."""
