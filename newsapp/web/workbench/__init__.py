"""What the workbench shows of one version: the marked text and the margin beside it.

Read in a constant number of queries. The page renders all of it; a write renders only the
fragments that its change touched, from the same values. A module per noun.
"""

from newsapp.web.workbench.bench import Workbench
from newsapp.web.workbench.cards import NO_SOURCE, Card

__all__ = ["NO_SOURCE", "Card", "Workbench"]
