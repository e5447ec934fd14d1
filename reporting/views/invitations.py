"""Inviting people, and accepting: the one page that opens an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from reporting import inviting
from reporting.forms import AcceptForm, InviteForm
from reporting.permissions import get_invitation, manages_people, require


@login_required
def invite(request):
    require(request.user, manages_people)
    form = InviteForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            invitation = inviting.invite(**form.cleaned_data, by=request.user)
        except inviting.InvitationRefused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, _("Invitación enviada a %(email)s: sirve dos semanas.") % {"email": invitation.email}
            )
            return redirect("person_list")
    return render(request, "reporting/person_invite.html", {"desk": "people", "form": form})


@login_required
@require_POST
def resend(request, pk):
    done = _("Enviada de nuevo a %(email)s: el enlace anterior ya no sirve.")
    return _do(request, get_invitation(request.user, pk), inviting.resend, done)


@login_required
@require_POST
def withdraw(request, pk):
    done = _("La invitación a %(email)s está retirada: su enlace ya no sirve.")
    return _do(request, get_invitation(request.user, pk), inviting.withdraw, done)


@never_cache
def accept(request, token):
    """Who is new says a name and a password; who has an account signs in and agrees."""
    invitation = inviting.find(token)
    if invitation is None:
        raise Http404(
            _("Esta invitación ya no sirve: se usó, se retiró o venció. Pida otra a quien le invitó.")
        )
    account = inviting.account_of(invitation)
    is_own = request.user.is_authenticated and request.user == account
    form = None if account else AcceptForm(request.POST or None)
    is_agreed = request.method == "POST" and (is_own or (form is not None and form.is_valid()))
    if is_agreed and (response := _accept(request, invitation, form)):
        return response
    context = {"invitation": invitation, "account": account, "is_own": is_own, "form": form}
    return render(request, "reporting/invitation_accept.html", context)


def _accept(request, invitation, form):
    """The page to go on with; None when the form says what is wrong."""
    try:
        if form is None:
            inviting.accept(invitation, person=request.user)
        else:
            inviting.accept(invitation, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("password", error)
        return None
    except inviting.InvitationRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("home")
    if form is None:
        messages.success(request, _("Listo: ahora también es %(offer)s.") % {"offer": invitation.offer})
        return redirect("home")
    messages.success(request, _("Su cuenta está abierta: entre con su correo y su contraseña."))
    return redirect("account_login")


def _do(request, invitation, act, done):
    try:
        act(invitation, by=request.user)
    except inviting.InvitationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done % {"email": invitation.email})
    return redirect("person_list")
