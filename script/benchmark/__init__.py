"""How fast the house is, held beside bare yardsticks that run in turn with it on the same machine."""
