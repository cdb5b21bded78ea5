"""The corpus app: what is stored, how it is read and how it is written."""

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    """Articles, attributions, flags, decisions and their history."""

    name = "newsapp.corpus"
    label = "corpus"
    verbose_name = "On Record"
    default_auto_field = "django.db.models.BigAutoField"
