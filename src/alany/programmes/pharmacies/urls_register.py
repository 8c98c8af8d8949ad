"""Addresses of the register, the acts, the price lists and the checker."""

from django.urls import path

from alany.programmes.pharmacies.views import (
    acts,
    aliases,
    appeal,
    checker,
    home,
    learning,
    price_lists,
    register,
    spot,
)

PUBLIC_URLS = [
    path("", home.home, name="home"),
    path("check/", checker.check, name="check"),
    path("check/appeal/", appeal.appeal, name="appeal"),
    path("register/", register.public_register, name="register"),
    path("acts/<int:pk>/rows/", acts.public_rows, name="act_rows"),
]
DESK_URLS = [
    path("register/", register.pharmacies, name="register"),
    path("register/new/", register.add, name="pharmacy_add"),
    path("register/import/", register.upload, name="register_upload"),
    path("register/import/<int:pk>/", register.preview, name="register_preview"),
    path("register/<int:pk>/", register.pharmacy, name="pharmacy"),
    path("register/<int:pk>/change/", register.change, name="pharmacy_change"),
    path("register/<int:pk>/licence/", register.licence, name="pharmacy_licence"),
    path("acts/", acts.acts, name="acts"),
    path("acts/new/", acts.upload, name="act_upload"),
    path("acts/new/<int:pk>/", acts.preview, name="act_preview"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("acts/<int:pk>/confirm/", acts.confirm, name="act_confirm"),
    path("acts/<int:pk>/discard/", acts.discard, name="act_discard"),
    path("spot/", spot.spot, name="spot"),
    path("price-lists/", price_lists.price_lists, name="price_lists"),
    path("price-lists/new/", price_lists.upload, name="price_list_upload"),
    path("price-lists/new/<int:pk>/", price_lists.preview, name="price_list_preview"),
    path("price-lists/<int:pk>/", price_lists.price_list, name="price_list"),
    path("learning/", learning.queue, name="learning"),
    path("learning/<str:key>/", learning.line, name="learning_line"),
    path("decisions/", aliases.aliases, name="aliases"),
    path("decisions/<int:pk>/", aliases.alias, name="alias"),
    path("decisions/<int:pk>/confirm/", aliases.confirm, name="alias_confirm"),
    path("decisions/<int:pk>/refuse/", aliases.refuse, name="alias_refuse"),
    path("decisions/<int:pk>/reverse/", aliases.reverse_, name="alias_reverse"),
]
