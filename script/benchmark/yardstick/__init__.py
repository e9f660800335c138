"""What the house is held against: a bare Django project with one form (B) and one edit in place (E)."""
