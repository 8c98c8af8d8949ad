"""Addresses of the programme."""

from django.urls import path

from alany.programmes.safe_zone.views import acting, beats, boxes, desk, letters, packs, paper, public

PUBLIC_URLS = [
    path("", public.home, name="home"),
    path("points/", public.point_list, name="points"),
    path("points/<int:number>/", public.point, name="point"),
    path("boxes/", public.box_openings, name="boxes"),
    path("paper/", paper.paper, name="paper"),
    path("paper/numbers.pdf", paper.numbers, name="numbers_pdf"),
    path("paper/<slug:kind>.pdf", paper.download, name="paper_pdf"),
    path("beat/<str:key>/", beats.beat, name="beat"),
]
DESK_URLS = [
    path("points/", desk.point_list, name="points"),
    path("points/new/", acting.add, name="add"),
    path("points/<int:number>/", desk.point, name="point"),
    path("points/<int:number>/change/", acting.change, name="change"),
    path("points/<int:number>/hours/", acting.week, name="hours"),
    path("points/<int:number>/special/", acting.special, name="special"),
    path("points/<int:number>/special/<int:pk>/remove/", acting.special_remove, name="special_remove"),
    path("points/<int:number>/close/", acting.close, name="close"),
    path("points/<int:number>/key/", acting.key, name="key"),
    path("points/<int:number>/equipment/new/", acting.install, name="install"),
    path("points/<int:number>/equipment/<int:pk>/remove/", acting.remove, name="remove"),
    path("points/<int:number>/equipment/<int:pk>/repair/", acting.repair, name="repair"),
    path("points/<int:number>/check/", acting.check, name="check"),
    path("points/<int:number>/box/", boxes.open_box, name="open_box"),
    path("check/", desk.to_check, name="to_check"),
    path("boxes/", boxes.openings, name="openings"),
    path("boxes/<int:pk>/confirm/", boxes.confirm, name="confirm"),
    path("boxes/<int:pk>/act.pdf", boxes.act, name="act"),
    path("boxes/<int:pk>/letters/", letters.letters, name="letters"),
    path("packs/", packs.packs, name="packs"),
    path("packs/<int:pk>/", packs.delivered, name="pack"),
    path("packs/<int:pk>/numbers.json", packs.numbers, name="pack_numbers"),
    path("telephone/", letters.telephone, name="telephone"),
]
