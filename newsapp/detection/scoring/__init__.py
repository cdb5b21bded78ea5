"""How good a detection is, held against articles that people coded. Pure Python, no Django."""
