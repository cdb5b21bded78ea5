"""What invented articles are made of: words, sources, claims of eight fields, and marked frames.

Nothing here is taken from anybody: names and events are made up. ``names`` and ``sources`` say who
speaks, ``fields`` what is said, ``cues`` how; ``frames``, ``headlines``, ``turns`` and ``plain``
say in which form. How a frame is written stands in ``newsapp.training.invented``.
"""
