"""Addresses of appeals and receptions at the desk."""

from django.urls import path

from alany.faces.desk.appeals import listing_page, one_appeal, reception_day, receptions, taking_in

urlpatterns = [
    path("", listing_page.appeals, name="appeals"),
    path("new/", taking_in.take_in, name="appeal_new"),
    path("reception/", receptions.receptions, name="receptions"),
    path("reception/new/", receptions.plan, name="reception_new"),
    path("reception/<int:key>/", reception_day.day, name="reception"),
    path("reception/<int:key>/cancel/", receptions.cancel, name="reception_cancel"),
    path("reception/<int:key>/visit/<int:number>/", reception_day.end, name="reception_visit"),
    path("<str:coupon>/", one_appeal.appeal_page, name="appeal"),
    path("<str:coupon>/mirror/", one_appeal.mirror, name="appeal_mirror"),
    path("<str:coupon>/coupon/", one_appeal.coupon, name="appeal_coupon"),
    path("<str:coupon>/coupon.pdf", one_appeal.coupon_pdf, name="appeal_coupon_pdf"),
]
