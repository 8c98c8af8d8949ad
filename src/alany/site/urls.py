"""All addresses. Programmes bring theirs through their description."""

from collections.abc import Iterator
from typing import cast

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from alany.faces.desk.people.notices import calendar_feed
from alany.site import views
from alany.spine.programme.registry import all_programmes

Pages = list[URLPattern | URLResolver]


def _public_pages() -> Iterator[URLResolver]:
    """`/{lang}/{programme}/…`, named `{programme}:…`."""
    for programme in all_programmes():
        yield path(
            f"{programme.slug.replace('_', '-')}/",
            include((cast(Pages, programme.public_urls), programme.slug)),
        )


def _desk_pages() -> Iterator[URLResolver]:
    """`/{lang}/desk/{programme}/…`, named `desk_{programme}:…`."""
    for programme in all_programmes():
        prefix = f"desk/{programme.slug.replace('_', '-')}/"
        yield path(prefix, include((cast(Pages, programme.desk_urls), f"desk_{programme.slug}")))


urlpatterns: Pages = [
    path("", views.to_language, name="root"),
    path("calendar/<str:secret>.ics", calendar_feed, name="desk_calendar"),
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("log/", include("alany.faces.public.log.urls")),
    *i18n_patterns(
        *_desk_pages(),
        path("desk/ui/", include("alany.faces.ui.urls")),
        path("desk/", include("alany.faces.briefing.desk_urls")),
        path("desk/asked/", include("alany.faces.replies.desk_urls")),
        path("desk/", include("alany.faces.desk.urls")),
        path("r/", include("alany.faces.replies.urls")),
        path("box/", include("alany.faces.trust_box.urls")),
        path("account/", include("alany.spine.people.urls")),
        path("", include("alany.faces.briefing.urls")),
        *_public_pages(),
        path("", include("alany.faces.public.urls")),
    ),
]
handler400 = views.bad_request
handler403 = views.refused
handler404 = views.not_found
handler500 = views.failed
