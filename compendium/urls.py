"""Addresses of the editor's desk: cycles, editions, generations."""

from django.urls import path

from compendium.views import builds, cycles, editions, findings

urlpatterns = [
    path("ejercicios/", cycles.cycle_list, name="cycle_list"),
    path("ejercicios/<slug:name>/", cycles.cycle_detail, name="cycle_detail"),
    path("ejercicios/<slug:name>/revision/", findings.cycle_findings, name="cycle_findings"),
    path("ejercicios/<slug:name>/congelar/", editions.freeze, name="edition_freeze"),
    path("ediciones/<int:pk>/", editions.detail, name="edition_detail"),
    path("ediciones/<int:pk>/generar/<slug:kind>/", builds.request_build, name="build_request"),
    path("generaciones/<int:pk>/", builds.detail, name="build_detail"),
    path("generaciones/<int:pk>/avance/", builds.progress, name="build_progress"),
    path("generaciones/<int:pk>/archivo/", builds.download, name="build_download"),
]
