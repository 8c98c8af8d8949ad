"""Samples: one form with every kind of question, and a filter."""

from datetime import date

from django import forms

from alany.faces.ui.catalogue.words import Words
from alany.faces.ui.dates import DayMonthYearField


class SampleForm(forms.Form):
    """Every kind of question; labels come in the language of the page."""

    name = forms.CharField(max_length=60)
    price = forms.DecimalField(min_value=0, required=False)
    bought_on = DayMonthYearField(latest=date(2020, 7, 30))
    district = forms.ChoiceField()
    way = forms.ChoiceField(widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    text = forms.CharField(widget=forms.Textarea, required=False)
    receipt = forms.FileField(required=False)
    agreed = forms.BooleanField()


class SampleFilter(forms.Form):
    """A filter whose answers live in the URL."""

    q = forms.CharField(required=False)
    district = forms.ChoiceField(required=False)
    state = forms.ChoiceField(required=False)


def sample_form(say: Words, *, wrong: bool) -> SampleForm:
    """The sample form, empty or with every error it can show."""
    data = {"bought_on_day": "31", "bought_on_month": "2", "bought_on_year": "2020"} if wrong else None
    form = SampleForm(data, prefix="wrong" if wrong else "sample")
    if wrong:
        form.data = {f"wrong-{key}": value for key, value in (data or {}).items()}
    labels = {
        "name": say("Дәрінің атауы, дозасы, қаптамасы", "Название, доза, упаковка", "Name, dose and pack"),
        "price": say("Бағасы, теңге", "Цена, тенге", "Price, tenge"),
        "bought_on": say("Сатып алынған күні", "Дата покупки", "Day of purchase"),
        "district": say("Аудан немесе қала", "Район или город", "District or city"),
        "way": say("Сізге қалай жауап берейік?", "Как вам ответить?", "How shall we answer you?"),
        "topics": say("Не туралы?", "О чём?", "What is it about?"),
        "text": say("Не болғанын жазыңыз", "Опишите, что произошло", "Describe what happened"),
        "receipt": say("Чектің суреті", "Фото чека", "Photograph of the receipt"),
        "agreed": say("Шарттармен таныстым", "С условиями ознакомлен(а)", "I have read the terms"),
    }
    hints = {
        "name": say(
            "Мысалы: ламиктал таб 50 мг № 30",
            "Например: ламиктал таб 50 мг № 30",
            "For example: Lamictal tab 50 mg No. 30",
        ),
        "bought_on": say("Мысалы: 15 7 2020", "Например: 15 7 2020", "For example: 15 7 2020"),
        "receipt": say(
            "JPG, PNG немесе PDF, 20 МБ дейін", "JPG, PNG или PDF, до 20 МБ", "JPG, PNG or PDF, up to 20 MB"
        ),
        "agreed": say(
            "Жазғаныңыз уәкілетті органға беріледі",
            "Текст будет передан уполномоченному органу",
            "Your text goes to the authorised body",
        ),
    }
    for field, label in labels.items():
        form.fields[field].label = label
        form.fields[field].help_text = hints.get(field, "")
    _offer(
        form.fields["district"], [("615200000", say("Сайрам ауданы", "Сайрамский район", "Sayram District"))]
    )
    _offer(
        form.fields["way"],
        [
            ("link", say("Сілтеме арқылы, атымсыз", "По ссылке, без имени", "By a link, without my name")),
            ("post", say("Хатпен, атыммен", "Письмом, на моё имя", "By letter, to my name")),
        ],
    )
    form.fields["way"].choice_hints = {  # type: ignore[attr-defined]
        "link": say(
            "Күйін түбіртекпен өзіңіз көресіз.",
            "Состояние вы увидите сами по квитанции.",
            "You see the state yourself by the receipt.",
        ),
    }
    _offer(
        form.fields["topics"],
        [
            ("price", say("Бағасы қымбат", "Цена завышена", "The price is too high")),
            ("licence", say("Лицензиясы жоқ", "Нет лицензии", "There is no licence")),
        ],
    )
    return form


def sample_filter(say: Words) -> SampleFilter:
    """The sample filter, unbound."""
    form = SampleFilter(prefix="filter")
    every = ("", say("Барлығы", "Все", "All"))
    form.fields["q"].label = say("Атауы немесе нөмірі", "Название или номер", "Name or number")
    form.fields["district"].label = say("Аудан немесе қала", "Район или город", "District or city")
    form.fields["state"].label = say("Күйі", "Состояние", "State")
    _offer(
        form.fields["district"],
        [every, ("615200000", say("Сайрам ауданы", "Сайрамский район", "Sayram District"))],
    )
    _offer(form.fields["state"], [every, ("late", say("мерзімі өтті", "срок истёк", "overdue"))])
    return form


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]
    field.widget.choices = choices
