"""Every address: sign-in, the desks, what is published, administration."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.i18n import JavaScriptCatalog

admin.site.site_header = admin.site.site_title = _("Administración del PMM")
admin.site.index_title = _("Instituciones, catálogos y personas")
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("reporting.urls")),
    path("", include("compendium.urls")),
    path(
        "textos.js",
        cache_control(private=True, max_age=3600)(JavaScriptCatalog.as_view(packages=["reporting"])),
        name="javascript_catalog",
    ),
    path("cuenta/", include("allauth.account.urls")),
    path("cuenta/segundo-factor/", include("allauth.mfa.urls")),
    path("cuenta/sesiones/", include("allauth.usersessions.urls")),
    path("administracion/", admin.site.urls),
]

handler400 = "reporting.views.errors.bad_request"
handler403 = "reporting.views.errors.forbidden"
handler404 = "reporting.views.errors.not_found"
handler429 = "reporting.views.errors.too_many"
handler500 = "reporting.views.errors.server_error"
