"""Random snapshots for property tests: few institutions and programmes, so that they meet often."""

from hypothesis import strategies as st

from compendium.statistics.continuity import digest
from compendium.statistics.reach import SEXES_AND_AGES
from tests.compendium.snapshots import (
    AMEXCID,
    CNDH,
    INM,
    OAXACA,
    SIN_SIGLA,
    SONORA,
    SRE,
    UPMRIP,
    entry,
    snapshot,
)

INSTITUTIONS = (INM, UPMRIP, SRE, AMEXCID, SONORA, OAXACA, CNDH, SIN_SIGLA)
SOME = {"max_size": 3, "unique": True}
PARTS = st.none() | st.integers(0, 500)

figures = st.builds(
    lambda total, unit, parts: {
        "what": "personas atendidas",
        "unit": unit,
        "total": str(total),
        "note": "",
        **dict(zip(SEXES_AND_AGES, parts, strict=True)),
    },
    st.decimals(0, 10**6, places=2) | st.integers(0, 5000),
    st.sampled_from(["people", "services", "pesos"]),
    st.tuples(*[PARTS] * len(SEXES_AND_AGES)),
)
challenges = st.builds(
    lambda category: {"text": "<p>Falta.</p>", "category": category},
    st.sampled_from(["", "recursos", "difusion", "otra"]),
)
entries = st.fixed_dictionaries(
    {
        "programme": st.integers(1, 12),
        "lead": st.sampled_from(INSTITUTIONS),
        "partners": st.lists(st.sampled_from(INSTITUTIONS), max_size=3),
        "objective": st.integers(1, 23),
        "secondary_objectives": st.lists(st.integers(1, 23), **SOME),
        "kinds": st.lists(st.sampled_from(["servicios-salud", "otro"]), **SOME),
        "population": st.lists(st.sampled_from(["retorno", "otros"]), **SOME),
        "states": st.lists(st.sampled_from(["02", "07", "20", "26"]), **SOME),
        "sdg_targets": st.lists(st.sampled_from(["10.7", "10.c", "5.2", "17.18"]), **SOME),
        "focus_women": st.sampled_from([True, False, None]),
        "focus_disability": st.sampled_from([True, False, None]),
        "figures": st.lists(figures, max_size=2),
        "challenges": st.lists(challenges, max_size=3),
    }
).map(lambda values: entry(**values))
digests = st.lists(
    st.builds(
        lambda year, rows: digest(str(year), f"{year}-1.0", rows),
        st.integers(2019, 2024),
        st.lists(st.tuples(st.integers(1, 12), st.integers(1, 6)), max_size=8),
    ),
    max_size=3,
    unique_by=lambda each: each["cycle"],
)
snapshots = st.builds(
    lambda chosen, earlier: snapshot(*chosen, earlier=tuple(earlier)), st.lists(entries, max_size=15), digests
)
