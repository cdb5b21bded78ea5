"""The grammar: finds spans by word classes and cue lists. A `SpanFinder`; nothing outside this
folder knows how it works."""
