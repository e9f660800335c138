"""The pages that look over all rooms."""
