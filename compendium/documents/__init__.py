"""The documents an edition prints, each declared as an ordered list of parts."""

from compendium.documents import compendio, informe

DOCUMENTS = {each.NAME: each for each in (compendio, informe)}
