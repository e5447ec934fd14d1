"""Addresses of the desks of liaisons and reviewers: one an action."""

from django.urls import path

from reporting.views import (
    audit,
    calls,
    carrying,
    editing,
    entries,
    evidence,
    home,
    joining,
    review,
    workbook,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("registros/", entries.entry_list, name="entry_list"),
    path("registros/anteriores/", carrying.previous_list, name="previous_list"),
    path("registros/anteriores/<int:pk>/partir/", carrying.carry, name="previous_carry"),
    path(
        "registros/anteriores/<int:pk>/continua/<int:entry>/", carrying.recognise, name="previous_recognise"
    ),
    path("registros/anteriores/<int:pk>/cerrar/", carrying.close, name="previous_close"),
    path("registros/anteriores/<int:pk>/reconsiderar/", carrying.reconsider, name="previous_reconsider"),
    path("registros/nuevo/", entries.create, name="entry_create"),
    path("registros/<int:pk>/", entries.detail, name="entry_detail"),
    path("registros/<int:pk>/secciones/<slug:key>/", editing.edit, name="entry_edit"),
    path("registros/<int:pk>/secciones/<slug:key>/autoguardado/", editing.autosave, name="entry_autosave"),
    path("registros/<int:pk>/archivos/<int:upload>/", evidence.download, name="entry_file"),
    path("registros/<int:pk>/presencia/", editing.presence, name="entry_presence"),
    path("sesion/", editing.session_state, name="session_state"),
    path("sesion/lista/", editing.signed_in, name="signed_in"),
    path("registros/<int:pk>/enviar/", entries.submit, name="entry_submit"),
    path("registros/<int:pk>/explicar/", entries.explain, name="entry_explain"),
    path("registros/<int:pk>/acuses/<int:number>/", entries.receipt, name="entry_receipt"),
    path("registros/excel/", workbook.upload, name="workbook"),
    path("registros/excel/<int:pk>/descargar/", workbook.download, name="workbook_download"),
    path("registros/excel/<slug:digest>/revisar/", workbook.preview, name="workbook_preview"),
    path("registros/excel/<slug:digest>/guardar/", workbook.confirm, name="workbook_confirm"),
    path("registros/excel/<slug:digest>/errores/", workbook.errors, name="workbook_errors"),
    path("bitacora/", audit.event_list, name="audit_list"),
    path("bitacora/descargar/", audit.download, name="audit_download"),
    path("convocatorias/<int:pk>/sin-acciones/", calls.answer_nothing, name="call_nothing"),
    path("convocatorias/<int:pk>/retirar-respuesta/", calls.withdraw_answer, name="call_withdraw"),
    path("revision/", review.queue, name="review_queue"),
    path("revision/repetidos/", joining.pair_list, name="pair_list"),
    path("revision/<int:pk>/repetido/<int:other>/", joining.decide, name="pair_decide"),
    path("revision/<int:pk>/", review.detail, name="review_detail"),
    path("revision/<int:pk>/aprobar/", review.approve, name="review_approve"),
    path("revision/<int:pk>/devolver/", review.return_, name="review_return"),
    path("revision/<int:pk>/reabrir/", review.reopen, name="review_reopen"),
]
