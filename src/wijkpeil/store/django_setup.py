"""Makes Django ready to be used without a web site, unless a web site did so already."""

import os
from threading import RLock

from wijkpeil.errors import MissingExtra

_ALONE = RLock()  # two threads of one process may open their first store at once


def set_up() -> None:
    """Make the models usable: by the settings that are active, or else by our own.

    Raises
    ------
    MissingExtra
        If Django isn't installed.
    """
    try:
        import django
        from django.apps import apps
        from django.conf import settings
    except ImportError as error:
        raise MissingExtra("fieldwork") from error
    with _ALONE:
        if apps.ready or apps.loading:
            return
        if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
            settings.configure(
                INSTALLED_APPS=["wijkpeil.store"],
                DATABASES={},
                DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
                LOGGING_CONFIG=None,
                TIME_ZONE="UTC",
                USE_I18N=False,
                USE_TZ=True,
            )
            # A notebook has an event loop running in its thread. Django refuses to work there,
            # lest a web site stands still meanwhile; here is no site, and our callers wait anyway.
            os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        django.setup()
