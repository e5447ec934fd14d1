"""Signing in at an identity provider: the way there, and what it answers."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from reporting import vouching
from reporting.limiting import limited


@require_POST
@limited(action="provider")
def ask(request):
    provider = _provider_or_404(request)
    try:
        return provider.redirect_from_request(request)
    except vouching.NONSENSE as error:
        return vouching.refuse(request, provider, error)


@never_cache
def answer(request):
    provider = _provider_or_404(request)
    listen = OAuth2CallbackView.adapter_view(provider.get_oauth2_adapter(request))
    try:
        return listen(request)
    except vouching.NONSENSE as error:
        return vouching.refuse(request, provider, error)


def _provider_or_404(request):
    try:
        return get_adapter(request).get_provider(request, vouching.PROVIDER)
    except SocialApp.DoesNotExist:
        raise Http404(_("Aquí se entra con correo y contraseña.")) from None
