"""The turns of phrase that join totals and parts, folded, as patterns made from lists."""

import re


def any_of(*alternatives: str, before: str = r"\b", after: str = r"\b") -> re.Pattern:
    return re.compile(f"{before}(?:{'|'.join(alternatives)}){after}")


MONTH = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"

# --- From a total to its parts --------------------------------------------------------------------

# "640 personas, de las cuales 410 son hombres"
PARTITIVE = any_of(
    "de l[oa]s (?:cuales|que|mism[oa]s)",
    "de (?:quienes|ell[oa]s|est[oa]s|es[oa]s)",
    "de (?:este|ese|dicho) total",
    "del total",
    "mism[oa]s que",
    r"que correspond\w+",
    "correspondiendo",
    "siendo(?! un total)",
)
OF_THEM = any_of("de l[oa]s cuales", "de quienes", "de ell[oa]s")
# "De estas, 410 son hombres", at the start of a sentence.
PARTITIVE_START = any_of(
    "de l[oa]s (?:cuales|que)",
    "de (?:quienes|ell[oa]s|est[oa]s|es[oa]s)",
    "de (?:este|ese|dicho) total",
    "de dich[oa]s",
    "de la (?:cifra|poblacion)",
    "del total",
    before=r"^\W*(?:\w+,\s*)?",
)
POPULATION = any_of("de la (?:cifra|poblacion)", before=r"^\W*(?:\w+,\s*)?")
# "Del total de servicios", "De estas inscripciones": the total is named by its noun.
NAMED_AGAIN = any_of(
    "del total(?: de)?",
    "de (?:est|es|dich|l)[oa]s",
    "est[oa]s",
    "dich[oa]s",
    "por tipo de",
    before=r"^\W*(?:\w+,\s*)?",
    after=r"\s+(?P<noun>[a-zñ]+)",
)
# "Estas becas son de los siguientes tipos:"
TAKEN_UP = re.compile(r"^\W*(?:est[oa]s|dich[oa]s)\s+[a-zñ]+\b.*\bsiguientes?\b.*:", re.DOTALL)
# "De las 640 personas", right before the number.
LEAD_TOTAL = any_of(
    r"de(?:l| un| este| est[oa]s| l[oa]s)?(?: total| universo)?(?: de)?(?: l[oa]s)?",
    before=r"(?:^|[.,;:\n])\W*(?:\w+,\s*)?",
    after=r"\s*$",
)
# "desglosados de la siguiente manera": what follows is the whole.
DISTRIBUTION = any_of(
    r"distribui\w+",
    r"distribucion",
    r"desglos\w+",
    r"desagreg\w+",
    r"divid\w+",
    r"clasific\w+",
    r"repart\w+",
    "(?:conform|integr)ad[oa]s? por",
    "compuest[oa]s? (?:por|de)",
    "de la siguiente (?:manera|forma)",
    "como sigue",
    "por (?:tipo|sexo|edad|genero)",
    "asi(?=:|$)",
)
# "principalmente", "entre los que destacan": what follows is a choice.
OPEN_LEAD = any_of(
    "entre (?:ell[oa]s|l[oa]s que|l[oa]s cuales|otr[oa]s)",
    r"destac\w+",
    "principal(?:mente|es)",
    "sobre todo",
    r"incluy\w+",
    "incluid[oa]s?",
    r"comprend\w+",
    "tales como",
    r"como(?: son)?(?=\W*$)",
    "por ejemplo",
    r"mayor\w*mente",
    "especialmente",
    "en particular",
    "particularmente",
    "mayoria",
    "algun[oa]s",
    r"sobresal\w+",
    r"resalt\w+",
)
# "48 mujeres:", little more than a noun before the colon.
DIRECT = re.compile(r"\s*[a-zñ]+(?:\s+[a-zñ]+){0,3}\s*:")
JUST_A_COMMA = re.compile(r"^[^:.\n]*[,;]\s*(?:es decir,?|a saber,?|y de ell[oa]s,?)?\s*$")
LABEL_AFTER_A_COMMA = re.compile(r"^[^:.\n]*[,;](?P<label>\s*[a-zñ]+(?: [a-zñ]+)?\s*:?\s*)$")
COPULA = any_of("fue", "fueron", "es", "son", "era", "eran", "ha sido", "han sido", r"correspond\w+")

# --- From parts to the total after them -----------------------------------------------------------

TOTAL_AFTER = any_of(
    r"\ben total(?: fueron| son| se \w+)?(?: a)?",
    r"\b(?:para|con) un total",
    r"\b\w{2,}ndo(?: como resultado)?(?: en)?(?: un| el)? (?:total|aproximado)(?: general)?",
    r"\bsumando",
    r"\blo que (?:suma|da|hace|representa)(?: un total)?",
    r"\b(?:que )?suman(?: un total)?",
    r"[,;:\n]\s*(?:un )?total(?: general)?(?: de [a-zñ]+)?:?",
    before="",
    after=r"(?: de)?\s*$",
)
IN_TOTAL = re.compile(r"^\W*(?:\w+\s+){0,2}en total\b")

# --- Between and after parts ----------------------------------------------------------------------

CONJUNCTION = any_of(
    "y", "e", "asi como", "mientras que", "ademas de", "mas", "como tambien", "junto con",
    before=r"\s", after=r"(?=\s|$)",
)  # fmt: skip
# A clause that speaks of something else.
ANOTHER_MATTER = any_of(
    "con (?:el|la|los|las|un|una|apoyo|participacion)",
    "a traves de",
    "mediante",
    "adicionalmente",
    "asimismo",
    "tambien",
    "lo (?:que|cual)",
    "gracias a",
    "en (?:coordinacion|colaboracion)",
    "en el marco",
    "logrando",
    "beneficiando",
    "alcanzando",
    "por un monto",
    "equivalente",
    "ademas se",
    "de l[oa]s (?:cuales|que)",
    "de (?:ell[oa]s|est[oa]s|quienes)",
    "del total",
    "dando",
    "haciendo",
    "sumando",
    "para un total",
    "en total",
)
# "y demás niñas", "y el resto de ropa", "entre otros": more follows that has no number.
LAST_OPEN = any_of(
    r"(?:\b(?:y|e|asi como|ademas de)\s+|,\s*)(?:l[oa]s\s+)?(?:demas|otr[oa]s|algun[oa]s)\b(?!\s*$)",
    r"(?:\b(?:y|e|mientras que)\s+|[,;]\s*)(?:el resto|l[oa]s restantes)\b(?!\W*$)",
    r"\bentre otr[oa]s\b",
    r"\betc\b",
    before="",
    after="",
)
REMAINDER = any_of("restantes?", "resto")
# "pues 5 corresponden a ambos delitos": some are counted twice.
TWICE = any_of(
    "amb[oa]s(?! (?:sexos|generos))",
    "mas de un[oa]?(?! (?:mil|millon|centenar))",
    "a la vez",
    "al mismo tiempo",
    "simultaneamente",
    "dos o mas",
)
# "10 mujeres y 12 hombres concluyeron el curso": perhaps not all of them did.
DID = any_of(
    r"\w+(?:aron|ieron|yeron|aban|ian)",
    r"han (?!sido)\w+d[oa]s?",
    "(?:cuentan|estan|tienen|reciben)",
)
