"""Abbreviations and neighbours of stops that decide where a sentence ends. Data, nothing else."""

from __future__ import annotations

# Titles and forms that never end a sentence: what they belong to follows.
NEVER_LAST = frozenset(
    """adm atty brig capt cmdr col cpl dr fr gen gov hon insp lt maj messrs mr mrs ms mt pfc pres
    prof pvt rep reps rev rt sen sens sgt spc st supt treas vs v approx ca cf e.g eg i.e ie
    fig dept gens govs lts profs drs cllr""".split()
)
# Forms that stand inside a sentence or at its end: the next word decides.
MAY_BE_LAST = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo jan feb mar apr jun jul aug sept sep oct nov
    dec inc corp co ltd llc bros jr sr esq ph.d m.d b.a m.a u.s u.k u.n e.u d.c a.m p.m no
    nos etc al est sec art vol pp ave blvd rd""".split()
)
TIME_OF_DAY = frozenset({"a.m", "p.m", "am", "pm"})
AFTER_TIME_OF_DAY = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept
    oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central
    pacific""".split()
)
# A capital letter behind "U.S." begins a sentence when it is one of these.
STARTERS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my in on at for
    but and or so yet if when while after before since because although though as there here
    what who why how where no not nobody nothing some many most one two both several critics
    officials police meanwhile however then later also according""".split()
)
