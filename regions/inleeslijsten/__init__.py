"""The lists of this room that can be taken in from a spreadsheet: contact persons and mandates."""
