"""Why a change cannot be."""


class Geweigerd(Exception):
    """The change is refused; its sentences say why, and which row is in the way."""

    @property
    def zinnen(self) -> list[str]:
        """The reasons."""
        return [str(zin) for zin in self.args]
