"""What became of a text in its next version: which words stayed, and where a span of them is now.

Pure, like all of detection. Offsets are code points into the old or the new text.
"""
