"""The pages of the venster."""
