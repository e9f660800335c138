"""The master data of organisations: made once, changed under a version, ended with all that hangs on it."""
