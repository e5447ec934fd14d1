"""Every chart there is, by name: each a function of the statistics and of the catalogue's names."""

from compendium.charts import actions, kinds, people, places
from compendium.charts.chart import Chart
from compendium.charts.names import Names
from compendium.statistics import Statistics

CHARTS = {
    "sectores": actions.sectors,
    "objetivos": actions.objectives,
    "objetivos-sectores": actions.objectives_and_sectors,
    **{f"sector-{number}": actions.of_sector(number) for number in range(1, 7)},
    "estados-objetivos": places.states_and_objectives,
    "estados": places.states_map,
    "cobertura": places.coverage_map,
    "tipos": kinds.kinds,
    "poblacion": kinds.population,
    "mujeres": kinds.women,
    "discapacidad": kinds.disability,
    "personas": people.people,
    "retos": kinds.challenge_categories,
    "retos-sectores": kinds.challenge_sectors,
    "serie": actions.series,
    "ods": kinds.goals,
}


def draw(name: str, statistics: Statistics, catalogues: dict) -> Chart:
    return CHARTS[name](statistics, Names.of(catalogues))
