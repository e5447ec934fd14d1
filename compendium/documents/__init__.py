"""The documents an edition prints, each declared as an ordered list of parts."""

from compendium.documents import compendio

DOCUMENTS = {compendio.NAME: compendio}
