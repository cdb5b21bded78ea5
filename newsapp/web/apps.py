"""The web application: HTTP only."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the checks of the installation when Django starts."""

    name = "newsapp.web"
    label = "web"

    def ready(self) -> None:
        """Import the module whose functions register themselves."""
        from newsapp.web import checks  # noqa: F401
