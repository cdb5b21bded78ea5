"""Interchange formats: a reviewed article, written to a file and read back.

This is the package's one door. Its values stand in ``newsapp.formats.types``, the runs that marks
are drawn by in ``newsapp.formats.runs``.
"""

from newsapp.formats.json_place import JsonReadError
from newsapp.formats.json_reading import read_json
from newsapp.formats.machine import machine_form
from newsapp.formats.registry import FORMATS, UnknownFormatError, export

__all__ = [
    "FORMATS",
    "JsonReadError",
    "UnknownFormatError",
    "export",
    "machine_form",
    "read_json",
]
