"""Another name for a gemeente or a regio: on its day, with the old one kept as an alias."""

from typing import Any

from regions.herindelen.gemeenten import dag_in_cijfers, waarom_niet
from regions.herindelen.weigering import Geweigerd
from regions.models import Organisatie, Regio, Wijziging

ANDERS = ("tegel_code", "tegel_label", "cbs_code", "provincie")


def geef_naam(wijziging: Wijziging, *, doen: bool) -> list[str]:
    """Write the new name, or only look whether it can be; answers what happens, in words."""
    opdracht, dag = wijziging.opdracht, wijziging.datum
    wat: Any
    if wijziging.soort == Wijziging.Soort.NAAM:
        wat = Organisatie.objects.select_for_update().get(pk=opdracht["van"][0])
        redenen = waarom_niet(wat, dag, blijft=True)
    else:
        wat = Regio.objects.select_for_update().get(pk=opdracht["regio"])
        redenen = [] if wat.holds_on(dag) else [f"De regio {wat} is er op {dag_in_cijfers(dag)} niet."]
    if redenen:
        raise Geweigerd(*redenen)
    oud = wat.naam
    if oud == opdracht["naam"]:
        raise Geweigerd(f"{oud} heet al zo.")
    velden = {naam: opdracht[naam] for naam in ANDERS if opdracht.get(naam) and hasattr(wat, naam)}
    if doen:
        aliassen = [alias for alias in wat.aliassen.split("|") if alias and alias != opdracht["naam"]]
        for naam, waarde in velden.items():
            setattr(wat, naam, waarde)
        wat.naam, wat.aliassen = opdracht["naam"], "|".join(dict.fromkeys([*aliassen, oud]))
        wat.save(update_fields=["naam", "aliassen", *velden])
    return [
        f"{oud} heet vanaf {dag_in_cijfers(dag)} {opdracht['naam']}. "
        f"Wie zoekt op {oud}, vindt {opdracht['naam']}; het adres van de pagina blijft gelijk.",
        "Wat al is vastgelegd, zoals documenten en uitkomsten, houdt de naam van toen.",
    ]
