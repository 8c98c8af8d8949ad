"""Addresses of whoever holds a link: `/{lang}/r/{secret}/…`."""

from django.urls import path

from alany.faces.replies import answering, open_list, sending
from alany.faces.replies.door import by_secret

app_name = "replies"
urlpatterns = [
    path("<str:secret>/", by_secret(answering.asked), name="asked"),
    path("<str:secret>/open/", by_secret(open_list.open_list), name="open"),
    path("<str:secret>/check/<slug:key>/", by_secret(sending.check), name="check"),
    path("<str:secret>/said/<int:place>/", by_secret(sending.receipt), name="receipt"),
    path("<str:secret>/<slug:kind>/", by_secret(answering.answer), name="answer"),
]
