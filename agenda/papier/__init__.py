"""What the agenda puts on paper: the agenda itself, a convenant, one werkafspraak; adopted or in concept."""
