"""The people of the sample data: one account a role to sign in with, and who sent the other reports."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from reporting.models import Institution, Membership, Role, User

PASSWORD = "migrar-con-derechos"  # noqa: S105 it opens invented accounts and stands on their sign-in page
DOMAIN = "demo.example"  # reserved: no letter to it can reach anybody


class Account(NamedTuple):
    """Somebody to sign in as; `institution` is a label, empty for those who serve the mechanism."""

    email: str
    name: str
    key: str
    institution: str = ""

    @property
    def role(self) -> str:
        role = str(Role(self.key).label)
        return f"{role} · {self.institution}" if self.institution else role


SONORA = "Gobierno del Estado de Sonora"
ACCOUNTS = (
    Account(f"enlace@{DOMAIN}", "Mariana Olvera Tapia", Role.LIAISON, "INM"),
    Account(f"enlace2@{DOMAIN}", "Rubén Cárdenas Luna", Role.LIAISON, "INM"),
    Account(f"enlace.sonora@{DOMAIN}", "Ximena Valenzuela Ruiz", Role.LIAISON, SONORA),
    Account(f"titular@{DOMAIN}", "Ernesto Villaseñor Pacheco", Role.HEAD, "INM"),
    Account(f"revision@{DOMAIN}", "Lucía Andrade Montiel", Role.REVIEWER),
    Account(f"edicion@{DOMAIN}", "Tomás Iturbe Salgado", Role.EDITOR),
    Account(f"administracion@{DOMAIN}", "Rosario Quiñones Vega", Role.ADMIN),
)

NAMES = ("Adriana", "Bruno", "Celia", "Darío", "Elena", "Fermín", "Gloria", "Hugo", "Inés", "Joel", "Karla")
SURNAMES = ("Aguirre", "Becerra", "Cordero", "Duarte", "Escobedo", "Figueroa", "Galindo")
SECOND_SURNAMES = ("Nava", "Ochoa", "Peralta", "Rentería", "Solís")


class People(NamedTuple):
    """Who acts in the sample data: the liaison of each institution by label, and the two who decide."""

    liaisons: dict[str, User]
    reviewer: User
    editor: User


def create(institutions: dict[str, Institution], reporting: Iterable[str]) -> People:
    """The accounts, and one liaison more for each institution in `reporting` that has none among them."""
    served = {account.institution for account in ACCOUNTS}
    others = [_liaison(n, label) for n, label in enumerate(sorted(set(reporting) - served))]
    password = make_password(PASSWORD)  # once: making a hash is slow on purpose
    closed = make_password(None)
    users = User.objects.bulk_create(
        User(email=account.email, name=account.name, password=password if account in ACCOUNTS else closed)
        for account in (*ACCOUNTS, *others)
    )
    pairs = list(zip((*ACCOUNTS, *others), users, strict=True))
    Membership.objects.bulk_create(
        Membership(user=user, role=account.key, institution=institutions.get(account.institution))
        for account, user in pairs
    )
    # Reversed, so that of two people with the same role the one named first stays.
    first = {(account.key, account.institution): user for account, user in reversed(pairs)}
    return People(
        liaisons={label: user for (key, label), user in first.items() if key == Role.LIAISON},
        reviewer=first[Role.REVIEWER, ""],
        editor=first[Role.EDITOR, ""],
    )


def _liaison(n: int, label: str) -> Account:
    """A liaison nobody signs in as: the name is made from the number, so that every run makes the same."""
    name = " ".join(names[n % len(names)] for names in (NAMES, SURNAMES, SECOND_SURNAMES))
    return Account(f"enlace.{slugify(label)}@{DOMAIN}", name, Role.LIAISON, label)
