"""Small reports for tests of importing: two days, a session each, quotations, and two who may be one person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from making import Result

ID = "rencontre-des-villes-du-port-de-digne-2025-03"
TITLE = "Rencontre des villes du port de Digne"
TREES = "« Il faut planter des arbres le long de chaque quai avant la fin de l’année prochaine. »"
QUAYS = "M. Edmond Dantès, directeur du port de Marseille, a indiqué que les quais seraient ouverts au public en été."
TEXT = f"""{TITLE}

Jour 1. Lundi 3 mars 2025 :

➢ Ouvrir la ville aux marcheurs

La séance a été ouverte par M. Jean Valjean, maire de Montreuil. Il a rappelé que la ville compte trente rues pour les piétons et deux ponts de pierre.

« Nous devons rendre la rue à ceux qui marchent. La pierre attend depuis longtemps », a déclaré Jean Valjean.

{TREES}

{QUAYS}

Jour 2. Mardi 4 mars 2025 :

➢ Les moulins et le vent

Don Quijote, président de la région de la Manche, a pris la parole. Il a souligné que les moulins donnent du travail à mille personnes.

« Chaque moulin est une promesse que nous tiendrons ensemble », a dit Don Quijote.

« Le vent est à tous ceux qui le demandent et nous le partagerons sans compter. »

Mme Quijote a remercié les participants.
"""
# The same with what an import leaves open: nobody named beside a quotation, one that nothing closes, and a day without a date.
VOICE = "« Qui paiera les ponts de pierre, et qui les gardera pendant toute la nuit ? »"
OPEN = (
    TEXT.replace("La séance", f"{VOICE}\n\nLa séance")
    .replace(TREES, "Jean Valjean a déclaré : « La nuit appartient à ceux qui veillent sur le pont.")
    .replace("Mardi 4 mars 2025", "Mardi")
)


class Desk(NamedTuple):
    """Where a test imports: a folder with the report, and the command line over a library of its own."""

    call: Callable[..., Result]
    folder: Path

    @property
    def library(self) -> Path:
        """The folder of the user's events."""
        return self.folder / "data" / "cgluctl" / "events"

    @property
    def file(self) -> Path:
        """The event that the report becomes."""
        return self.library / f"{ID}.json"

    def report(self, text: str | bytes = TEXT, name: str = "report.txt") -> str:
        """A report as a file; its path."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def load(self, *options: str, text: str | bytes = TEXT, name: str = "report.txt") -> Any:
        """Imports a text; the account of it."""
        result = self.call("import", self.report(text, name), *options, "--json")
        assert result.code == 0, result.words
        return result.json["items"][0]

    def state(self) -> dict[str, bytes]:
        """Every file under the library's parent but locks, with its bytes."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in (self.folder / "data").rglob("*")
            if path.is_file() and path.name != ".cgluctl.lock"
        }
