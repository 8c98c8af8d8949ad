"""Addresses of the acts of the loop, below the case."""

from django.urls import path

from alany.faces.desk.loop import asking, looking, moving

CASE = "cases/<str:number>/"
urlpatterns = [
    path(f"{CASE}recommend/", asking.recommend, name="case_recommend"),
    path(f"{CASE}recommendation/replace/", asking.replace, name="case_replace"),
    path(f"{CASE}recommendation/withdraw/", asking.take_back, name="case_take_back"),
    path(f"{CASE}responses/<int:key>/decide/", asking.decide, name="case_decide"),
    path(f"{CASE}escalate/", asking.escalate, name="case_escalate"),
    path(f"{CASE}extend/", moving.extend, name="case_extend"),
    path(f"{CASE}extensions/<int:key>/notice/", moving.extension_notice, name="case_extension_notice"),
    path(f"{CASE}transfer/", moving.transfer, name="case_transfer"),
    path(f"{CASE}transfers/<int:key>/notice/", moving.transfer_notice, name="case_transfer_notice"),
    path(f"{CASE}duplicate/", moving.duplicate, name="case_duplicate"),
    path(f"{CASE}close/", moving.close, name="case_close"),
    path(f"{CASE}withdraw/", moving.withdraw, name="case_withdraw"),
    path(f"{CASE}verify/", looking.verify, name="case_verify"),
    path(f"{CASE}not-fixed/", looking.resident, name="case_not_fixed"),
    path(f"{CASE}reopen/", looking.reopen, name="case_reopen"),
    path(f"{CASE}proofs/<int:key>/", looking.picture, name="case_picture"),
]
