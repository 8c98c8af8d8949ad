"""Entries of the desk's menu, and the ways in from the public site."""

from alany.kernel.triltext import TrilText
from alany.programmes.safe_zone.rights import CHECK, HEAR, KEEP, OPEN
from alany.spine.programme.manifest import MenuEntry, Way

MENU = (
    MenuEntry(
        TrilText(kk="Safe zone нүктелері", ru="Точки Safe zone", en="Safe zone points"),
        "desk_safe_zone:points",
        "cases.read",
    ),
    MenuEntry(
        TrilText(kk="Апталық тексеріс", ru="Еженедельная проверка", en="Weekly check"),
        "desk_safe_zone:to_check",
        CHECK,
    ),
    MenuEntry(
        TrilText(kk="Жәшіктерді ашу", ru="Вскрытия ящиков", en="Openings of boxes"),
        "desk_safe_zone:openings",
        OPEN,
    ),
    MenuEntry(
        TrilText(kk="Парақтар топтамалары", ru="Пачки бланков", en="Packs of sheets"),
        "desk_safe_zone:packs",
        KEEP,
    ),
    MenuEntry(
        TrilText(kk="Телефонмен келген хабар", ru="Сообщение по телефону", en="Message by telephone"),
        "desk_safe_zone:telephone",
        HEAR,
    ),
)
WAYS = (
    Way(
        TrilText(
            kk="Жақын Safe zone нүктесі", ru="Ближайшая точка Safe zone", en="The nearest Safe zone point"
        ),
        TrilText(
            kk="Интернет, компьютер, принтер, телефон және сенім жәшігі қайда, қашан ашық",
            ru="Где есть интернет, компьютер, принтер, телефон и ящик доверия и когда открыто",
            en="Where there is internet, a computer, a printer, a telephone and a trust box, and when",
        ),
        "safe_zone:points",
    ),
)
KIOSK = (
    Way(
        TrilText(kk="Аты-жөнсіз хабарлау", ru="Сообщить без имени", en="Tell without a name"),
        TrilText(
            kk="Сенім жәшігі: тек алушылары оқиды",
            ru="Ящик доверия: прочтут только адресаты",
            en="Trust box: only its addressees can read it",
        ),
        "trust_box:start",
    ),
    Way(
        TrilText(kk="Өтініш жазу", ru="Написать обращение", en="Write an appeal"),
        TrilText(
            kk="Атыңызбен жазасыз, заң жауап мерзімін белгілейді",
            ru="С вашим именем; закон назначает срок ответа",
            en="With your name; the law sets a term for the answer",
        ),
        "public:appeals",
    ),
    *WAYS,
)
"""What the kiosk offers beside the services of other programmes."""
