"""What a new version of an article takes over from the one before it.

Numbers stay: attribution 12 of the old version is attribution 12 of the new one, and so is source
3. So a finding with the same words has the same fingerprint, and its decision stands.
"""
