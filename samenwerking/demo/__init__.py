"""The demo: invented content and sign-ins, for an installation with DEMO=1 only."""
