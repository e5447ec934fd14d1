"""The models, by noun."""

from .arrangement import Placement, ShortEdit
from .edition import Build, BuildFile, Document, Edition, EditionEntry, Participation, Printed
from .proof import Proof, ProofAnswer, ProofRemark
from .publication import Publication, PublishedFile
from .text import Authority, CycleText, Imprint, LeftOutPart

__all__ = [
    "Authority",
    "Build",
    "BuildFile",
    "CycleText",
    "Document",
    "Edition",
    "EditionEntry",
    "Imprint",
    "LeftOutPart",
    "Participation",
    "Placement",
    "Printed",
    "Proof",
    "ProofAnswer",
    "ProofRemark",
    "Publication",
    "PublishedFile",
    "ShortEdit",
]
