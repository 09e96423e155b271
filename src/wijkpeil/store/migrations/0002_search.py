"""The search index on passages."""

from django.db import migrations

from wijkpeil.store.search_tables import make, remove


class Migration(migrations.Migration):
    """Made by hand: the two databases have indexes of their own kind."""

    dependencies = (("fieldwork", "0001_fieldwork"),)
    operations = (migrations.RunPython(make, remove),)
