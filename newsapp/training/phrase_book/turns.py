"""What people say in a talk. The last stop is no part of it; the turn gets it behind."""

from __future__ import annotations

TURNS = (
    "<Quote>. <Quote>",
    "<Quote>",
    "Well, <claim>, and everybody in <place> knows it",
    "Let me be clear. <Claim>. <Quote>",
    "So you are telling me that <claim>?",
    "Why now?",
    "I think <claim>. <Quote>. That is all there is to it",
    "No. <Quote>, and <claim>",
    "And what about <place>? People there are worried",
    "Thank you for having me",
    "<Person> told me that <claim>. I believed it",
    "Officials say <claim>. Is that right?",
    "My understanding is that <claim>",
    "Yes. <Decoy> <Quote>",
)
