"""Where a reporter belongs: the six sectors in the order of their chapters, and the 32 states."""

from typing import NamedTuple


class Sector(NamedTuple):
    number: int
    key: str
    name: str
    short: str


class State(NamedTuple):
    """A state: its INEGI code, its name in common use, its constitutional name, its abbreviation."""

    code: str
    name: str
    official: str
    abbreviation: str


SECTORS = (
    Sector(1, "federal", "Dependencias de la Administración Pública Federal", "APF"),
    Sector(2, "states", "Entidades federativas", "EF"),
    Sector(3, "legislature", "Poder Legislativo", "PL"),
    Sector(4, "judiciary", "Poder Judicial", "PJ"),
    Sector(5, "autonomous", "Organismos constitucionales autónomos", "OCA"),
    Sector(6, "society", "Organizaciones de la sociedad civil", "OSC"),
)

STATES = (
    State("01", "Aguascalientes", "Aguascalientes", "Ags."),
    State("02", "Baja California", "Baja California", "BC"),
    State("03", "Baja California Sur", "Baja California Sur", "BCS"),
    State("04", "Campeche", "Campeche", "Camp."),
    State("05", "Coahuila", "Coahuila de Zaragoza", "Coah."),
    State("06", "Colima", "Colima", "Col."),
    State("07", "Chiapas", "Chiapas", "Chis."),
    State("08", "Chihuahua", "Chihuahua", "Chih."),
    State("09", "Ciudad de México", "Ciudad de México", "CDMX"),
    State("10", "Durango", "Durango", "Dgo."),
    State("11", "Guanajuato", "Guanajuato", "Gto."),
    State("12", "Guerrero", "Guerrero", "Gro."),
    State("13", "Hidalgo", "Hidalgo", "Hgo."),
    State("14", "Jalisco", "Jalisco", "Jal."),
    State("15", "Estado de México", "México", "Méx."),
    State("16", "Michoacán", "Michoacán de Ocampo", "Mich."),
    State("17", "Morelos", "Morelos", "Mor."),
    State("18", "Nayarit", "Nayarit", "Nay."),
    State("19", "Nuevo León", "Nuevo León", "NL"),
    State("20", "Oaxaca", "Oaxaca", "Oax."),
    State("21", "Puebla", "Puebla", "Pue."),
    State("22", "Querétaro", "Querétaro", "Qro."),
    State("23", "Quintana Roo", "Quintana Roo", "Q. Roo"),
    State("24", "San Luis Potosí", "San Luis Potosí", "SLP"),
    State("25", "Sinaloa", "Sinaloa", "Sin."),
    State("26", "Sonora", "Sonora", "Son."),
    State("27", "Tabasco", "Tabasco", "Tab."),
    State("28", "Tamaulipas", "Tamaulipas", "Tamps."),
    State("29", "Tlaxcala", "Tlaxcala", "Tlax."),
    State("30", "Veracruz", "Veracruz de Ignacio de la Llave", "Ver."),
    State("31", "Yucatán", "Yucatán", "Yuc."),
    State("32", "Zacatecas", "Zacatecas", "Zac."),
)
