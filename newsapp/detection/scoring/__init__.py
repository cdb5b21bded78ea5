"""How good a detection is, against articles that people coded. Pure: no Django, no I/O but files."""
