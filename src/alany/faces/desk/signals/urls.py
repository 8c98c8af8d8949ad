"""Addresses of the trust box's desk: `/{lang}/desk/signals/…`."""

from django.urls import path

from alany.faces.desk.signals import (
    deed_page,
    directory_pages,
    doors,
    identity_pages,
    key_pages,
    listing_page,
    one_signal,
    packages,
)

urlpatterns = [
    path("", listing_page.signals, name="signals"),
    path("key/", key_pages.key, name="box_key"),
    path("key/new/", key_pages.new, name="box_key_new"),
    path("key/password/", key_pages.password, name="box_key_password"),
    path("key/recover/", key_pages.recover, name="box_key_recover"),
    path("key/rotate/", key_pages.rotate, name="box_key_rotate"),
    path("keys.json", doors.keys, name="box_keys"),
    path("session/", doors.session, name="box_session"),
    path("upload/", doors.upload, name="box_upload"),
    path("directory/", directory_pages.directory, name="box_directory"),
    path("directory/next/", directory_pages.draft, name="box_directory_next"),
    path("directory/next.json", directory_pages.draft_file, name="box_directory_draft"),
    path("directory.json", doors.directory, name="box_directory_file"),
    path("names/", identity_pages.identities, name="box_identities"),
    path("names/<str:number>/", identity_pages.identity, name="box_identity"),
    path("packages/", packages.packages, name="box_packages"),
    path("packages/<int:key>/", packages.package, name="box_package"),
    path("<str:number>/", one_signal.signal_page, name="signal"),
    path("<str:number>/sealed.json", doors.sealed, name="signal_sealed"),
    path("<str:number>/opened/", doors.opened, name="signal_opened"),
    path("<str:number>/file/<int:item>/", doors.file, name="signal_file"),
    path("<str:number>/<slug:slug>/", deed_page.deed, name="signal_deed"),
]
