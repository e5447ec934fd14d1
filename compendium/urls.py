"""Addresses of the editor's desk: cycles, editions, generations."""

from django.urls import path

from compendium.views import arrangement, builds, cycles, dashboard, documents, editions, findings, texts

urlpatterns = [
    path("ejercicios/", cycles.cycle_list, name="cycle_list"),
    path("ejercicios/nuevo/", cycles.cycle_open, name="cycle_open"),
    path("ejercicios/<slug:name>/", cycles.cycle_detail, name="cycle_detail"),
    path("ejercicios/<slug:name>/revision/", findings.cycle_findings, name="cycle_findings"),
    path("ejercicios/<slug:name>/congelar/", editions.freeze, name="edition_freeze"),
    path("ejercicios/<slug:name>/orden/", arrangement.index, name="arrangement"),
    path(
        "ejercicios/<slug:name>/orden/<int:sector>/<int:objective>/",
        arrangement.group,
        name="arrangement_group",
    ),
    path(
        "ejercicios/<slug:name>/orden/<int:sector>/<int:objective>/olvidar/",
        arrangement.forget,
        name="arrangement_forget",
    ),
    path("orden/<int:pk>/mover/", arrangement.move, name="arrangement_move"),
    path("orden/<int:pk>/textos/", arrangement.texts, name="arrangement_texts"),
    path("orden/<int:pk>/textos/<str:field>/", arrangement.edit, name="arrangement_edit"),
    path("orden/<int:pk>/textos/<str:field>/quitar/", arrangement.undo, name="arrangement_undo"),
    path("ediciones/<int:pk>/", editions.detail, name="edition_detail"),
    path("ediciones/<int:pk>/generar/<slug:kind>/", builds.request_build, name="build_request"),
    path("generaciones/<int:pk>/", builds.detail, name="build_detail"),
    path("generaciones/<int:pk>/avance/", builds.progress, name="build_progress"),
    path("generaciones/<int:pk>/archivo/", builds.download, name="build_download"),
    path("tablero/", dashboard.current, name="dashboard_current"),
    path("tablero/<slug:name>/", dashboard.board, name="dashboard"),
    path("tablero/<slug:name>/registros/", dashboard.entries, name="dashboard_entries"),
    path("tablero/<slug:name>/datos.<slug:extension>", dashboard.download, name="dashboard_download"),
    path("tablero/<slug:name>/comparar/", dashboard.compare, name="dashboard_compare"),
    path("ejercicios/<slug:name>/textos/", texts.text_list, name="text_list"),
    path("ejercicios/<slug:name>/textos/partes/", texts.switch_parts, name="text_parts"),
    path("ejercicios/<slug:name>/textos/<slug:text>/", texts.edit, name="text_edit"),
    path("ejercicios/<slug:name>/textos/<slug:text>/autoguardado/", texts.autosave, name="text_autosave"),
    path("ejercicios/<slug:name>/textos/<slug:text>/partir/", texts.take_over, name="text_take_over"),
    path("ejercicios/<slug:name>/textos/<slug:text>/asignar/", texts.assign, name="text_assign"),
    path("ediciones/<int:pk>/<slug:kind>.<slug:extension>", documents.download, name="document_download"),
]
