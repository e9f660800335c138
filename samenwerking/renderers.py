"""How forms are drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's, with our form and our field: error summary on top, label, hint, error, then the field."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
