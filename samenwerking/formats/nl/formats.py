"""A date field in the browser speaks ISO; what people type, with or without a browser's help, is read too."""

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]
