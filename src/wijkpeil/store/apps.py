"""The store as a Django app."""

from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    """Keeps the label “fieldwork” whatever the package is called."""

    name = "wijkpeil.store"
    label = "fieldwork"
    default_auto_field = "django.db.models.BigAutoField"
