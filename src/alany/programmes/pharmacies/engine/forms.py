"""Words of dosage forms in Russian, Kazakh and English, full and in the shorthand of price lists."""

from functools import lru_cache
from typing import NamedTuple

# kind:value for each word; several by blanks. base = what it is, may = container that several bases come in,
# way = how it is given, trait = what sets two kinds of one base apart, "-" = says nothing.
_WORDS = {
    "таб": "base:tablet", "табл": "base:tablet", "капс": "base:capsule", "раств": "base:solution",
    "лиоф": "base:powder", "аэроз": "base:aerosol", "супп": "base:suppository", "гран": "base:granules",
    "капли": "base:drops", "капель": "base:drops", "капля": "base:drops", "каплях": "base:drops",
    "прим": "-", "примен": "-", "применения": "-", "приг": "-", "приготовления": "-", "введ": "-",
    "введения": "-", "нужд": "-", "жев": "trait:chewable", "растворы": "base:solution", "тб": "base:tablet",
    "тбл": "base:tablet", "табс": "base:tablet", "кап": "may:capsule,drops", "кпс": "base:capsule",
    "др": "base:dragee", "р-р": "base:solution", "р/р": "base:solution", "р-ра": "base:solution",
    "р-н": "base:solution", "рр": "base:solution", "р-ры": "base:solution", "р-ром": "base:solution",
    "ерітінді": "base:solution", "ерітіндісі": "base:solution", "ұнтақ": "base:powder",
    "ұнтағы": "base:powder", "шәрбат": "base:syrup", "шәрбаты": "base:syrup", "сир": "base:syrup",
    "жақпа": "base:ointment", "жақпасы": "base:ointment", "майы": "base:ointment",
    "түйіршіктер": "base:granules", "түйіршіктері": "base:granules", "балауыз": "base:suppository",
    "шамдар": "base:suppository", "тамшы": "base:drops", "тамшылар": "base:drops", "тамшысы": "base:drops",
    "тамшылары": "base:drops", "пор": "base:powder", "пор-к": "base:powder", "сусп": "base:suspension",
    "сус": "base:suspension", "конц": "base:concentrate", "эмул": "base:emulsion", "аэр": "base:aerosol",
    "амп": "may:solution,concentrate,emulsion,suspension,powder",
    "ампула": "may:solution,concentrate,emulsion,suspension,powder",
    "ампулы": "may:solution,concentrate,emulsion,suspension,powder",
    "фл": "may:powder,solution,concentrate,suspension,emulsion,drops,syrup,liquid,tincture",
    "шприц": "may:solution,suspension,emulsion,powder", "шпр": "may:solution,suspension,emulsion,powder",
    "шприц-ручка": "may:solution,suspension", "картридж": "may:solution,suspension",
    "пак": "may:powder,granules", "пакет": "may:powder,granules", "саше": "may:powder,granules",
    "туба": "may:cream,ointment,gel,paste,liniment", "туб": "may:cream,ointment,gel,paste,liniment",
    "инъекция": "base:solution way:inj", "св": "base:suppository", "п/о": "trait:coated",
    "п/об": "trait:coated", "п/п/о": "trait:coated trait:film", "п/пл/о": "trait:coated trait:film",
    "п/пл/об": "trait:coated trait:film", "ппо": "trait:coated trait:film",
    "п/к/о": "trait:coated trait:enteric", "к/р": "trait:enteric", "к/о": "trait:enteric",
    "киш/раств": "trait:enteric", "киш-раств": "trait:enteric", "к/раст": "trait:enteric",
    "қабықпен": "trait:coated", "үлбірлі": "trait:film", "қапталған": "trait:coated", "жев/рез": "base:gum",
    "пролонг": "trait:prolonged", "ретард": "trait:prolonged", "в/в": "way:iv", "в/м": "way:im",
    "п/к": "way:sc", "в/к": "way:id", "вв": "way:iv", "вм": "way:im", "ин": "way:inj", "и": "-",
    "инъ": "way:inj", "инф": "way:inf", "гл": "way:eye", "глаз": "way:eye", "көз": "way:eye",
    "көзге": "way:eye", "мұрынға": "way:nasal", "мұрын": "way:nasal", "наз": "way:nasal", "нар": "way:skin",
    "нар-ое": "way:skin", "сыртқа": "way:skin", "вн": "way:mouth", "внутрь": "way:mouth",
    "ішке": "way:mouth", "о/р": "-", "о/п": "-", "рект": "way:rectal", "ваг": "way:vaginal",
    "вагин": "way:vaginal", "ингал": "way:breath", "инг": "way:breath", "ушн": "way:ear", "уш": "way:ear",
    "сироп": "base:syrup", "спрей": "base:spray", "мазь": "base:ointment", "крем": "base:cream",
    "гель": "base:gel", "паста": "base:paste", "драже": "base:dragee", "лак": "base:lacquer",
    "газ": "base:gas", "масло": "base:oil", "губка": "base:sponge", "система": "base:patch",
    "жидкость": "base:liquid", "шипуч": "trait:effervescent", "покр": "-", "плен": "trait:film",
    "обол": "trait:coated", "об": "-", "п/плен/об": "trait:coated trait:film", "п/плен": "trait:film",
    "инъек": "way:inj", "инъекц": "way:inj", "внутр": "way:mouth", "пр": "-", "приема": "way:mouth",
    "лиоф-т": "base:powder", "лиоф-ат": "base:powder", "бан": "-", "банка": "-", "бут": "-", "бутылка": "-",
    "конт": "-", "контейнер": "-", "пэт": "-", "стекл": "-", "стекло": "-", "пласт": "-", "инд": "-",
    "дозир": "-", "шип": "trait:effervescent", "высв": "-", "высвоб": "-", "модиф": "trait:modified",
    "киш": "trait:enteric", "мягк": "-", "тверд": "-", "желат": "-",
    "флак": "may:powder,solution,concentrate,suspension,emulsion,drops,syrup,liquid,tincture",
    "арналған": "-", "дайындауға": "-", "үшін": "-", "ішуге": "way:mouth", "тамызатын": "-",
    "қолдануға": "-", "гелі": "base:gel", "кремі": "base:cream", "спрейі": "base:spray",
    "пролонгацияланған": "trait:prolonged", "босап": "-", "шығуы": "-",
    "жақпамай": "base:ointment", "жақпамайы": "base:ointment", "сығынды": "base:extract",
    "сығындысы": "base:extract", "тұнба": "base:tincture", "тұнбасы": "base:tincture",
    "бүріккіш": "base:spray", "бүріккіші": "base:spray", "жапсырма": "base:patch",
    "сорғыш": "base:lozenge", "сұйықтық": "base:liquid", "шайнайтын": "trait:chewable",
    "шайналатын": "trait:chewable", "көпіршитін": "trait:effervescent", "көпіршікті": "trait:effervescent",
    "ұзартылған": "trait:prolonged", "ұзақ": "trait:prolonged", "баяу": "trait:prolonged",
    "ішекте": "trait:enteric", "босататын": "-", "босатылатын": "-", "әсер": "-", "ететін": "-",
    "еритін": "-", "балаларға": "-", "дозаланған": "-", "құрғақ": "-", "жергілікті": "-", "шыны": "-",
    "құты": "-", "құтыда": "-", "инъекцияға": "way:inj", "инфузияға": "way:inf", "құлақ": "way:ear",
    "қабылдау": "-", "қабылдауға": "-", "тері": "way:skin", "теріге": "way:skin", "қынаптық": "way:vaginal",
}  # fmt: skip

# Beginnings of words, longest first; the rest of the word is grammar.
_STEMS = {
    "таблет": "base:tablet", "капсул": "base:capsule", "растворим": "trait:soluble", "растворител": "-",
    "растворен": "-", "раствор": "base:solution", "ерітінді": "base:solution", "порош": "base:powder",
    "лиофил": "base:powder", "концентр": "base:concentrate", "суспенз": "base:suspension",
    "cуспенз": "base:suspension", "эмульс": "base:emulsion", "микроэмульс": "base:emulsion",
    "сироп": "base:syrup", "мазь": "base:ointment", "мази": "base:ointment", "крем": "base:cream",
    "гель": "base:gel", "геля": "base:gel", "паст": "base:paste", "спре": "base:spray",
    "аэрозол": "base:aerosol", "суппоз": "base:suppository", "свеч": "base:suppository",
    "пессар": "base:suppository", "пластыр": "base:patch", "трансдерм": "way:skin",
    "гранул": "base:granules", "имплант": "base:implant", "пленки": "base:film",
    "линимент": "base:liniment", "лосьон": "base:lotion", "шампун": "base:shampoo",
    "настойк": "base:tincture", "экстракт": "base:extract", "пастилк": "base:lozenge",
    "леденц": "base:lozenge", "карамел": "base:lozenge", "оболоч": "trait:coated", "пленочн": "trait:film",
    "плұночн": "trait:film", "кишечн": "trait:enteric", "кишечнораств": "trait:enteric",
    "пролонг": "trait:prolonged", "ретард": "trait:prolonged", "модифиц": "trait:modified",
    "отложен": "trait:delayed", "контролир": "trait:controlled", "диспер": "trait:dispersible",
    "жеват": "trait:chewable", "шипуч": "trait:effervescent", "сублингв": "trait:sublingual",
    "подъязыч": "trait:sublingual", "рассас": "trait:dissolving", "делим": "-", "инъекц": "way:inj",
    "иньекц": "way:inj", "инфуз": "way:inf", "внутривен": "way:iv", "внутримыш": "way:im",
    "подкожн": "way:sc", "внутрикожн": "way:id", "глазн": "way:eye", "офтальмол": "way:eye",
    "офтальмич": "way:eye", "назал": "way:nasal", "интраназ": "way:nasal", "ушны": "way:ear",
    "наружн": "way:skin", "накожн": "way:skin", "местн": "way:skin", "вагин": "way:vaginal",
    "ректал": "way:rectal", "ингал": "way:breath", "ингаляц": "way:breath", "оральн": "way:mouth",
    "перорал": "way:mouth", "приема": "way:mouth",
    "ампул": "may:solution,concentrate,emulsion,suspension,powder", "флакон": "-", "шприц": "-",
    "покрыт": "-", "твердые": "-", "твердая": "-", "желатин": "-", "пакетик": "-",
}  # fmt: skip
# How many letters may follow a short stem, so that the maker "Гранд" is not granules.
_ENDING = {3: 0, 4: 2, 5: 6}
_LONGEST_STEM = max(map(len, _STEMS))

# Ways that overlap: what a line may say for a register's wording and the reverse.
_WAY_MEETS = {
    "inj": {"inj", "iv", "im", "sc", "id"}, "inf": {"inf", "iv"}, "iv": {"iv", "inj", "inf"},
    "im": {"im", "inj"}, "sc": {"sc", "inj"}, "id": {"id", "inj"},
}  # fmt: skip
_PARENTERAL = frozenset(_WAY_MEETS)
_RELEASES = frozenset({"prolonged", "modified", "delayed", "controlled"})
_COATS = frozenset({"coated", "film", "enteric"})
_SPECIAL_WAYS = frozenset({"eye", "nasal", "ear", "vaginal", "breath"})


class Form(NamedTuple):
    """What a text says of the dosage form; empty sets mean "not stated"."""

    head: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()


NOT_STATED = Form()


@lru_cache(maxsize=65536)
def meaning(word: str) -> str:
    """What a word says of the form, as in the tables above; "" for a word that is not of forms."""
    known = _WORDS.get(word)
    if known is not None:
        return known
    for length in range(min(_LONGEST_STEM, len(word)), 2, -1):
        known = _STEMS.get(word[:length])
        if known is not None and len(word) - length <= _ENDING.get(length, 99):
            return known
    if word.startswith("д/") and len(word) > 3:
        return meaning(word[2:])
    if "/" in word or "-" in word:
        parts = [meaning(part) for part in word.replace("-", "/").split("/") if part not in ("д", "п", "")]
        return " ".join(parts) if parts and all(parts) else ""
    return ""


@lru_cache(maxsize=65536)
def read_form(words: tuple[str, ...]) -> Form:
    """The form that `words` tell, in their order: the first base is the head ("порошок для раствора")."""
    head: frozenset[str] = frozenset()
    container: frozenset[str] = frozenset()
    said: dict[str, set[str]] = {"base": set(), "way": set(), "trait": set()}
    for word in words:
        for item in meaning(word).split():
            kind, _, value = item.partition(":")
            if kind == "may":
                container = container or frozenset(value.split(","))
            elif value:
                said[kind].add(value)
                if kind == "base" and not head:
                    head = frozenset((value,))
    bases = frozenset(said["base"]) or container
    return Form(head or container, bases, frozenset(said["way"]), frozenset(said["trait"]))


@lru_cache(maxsize=262144)
def compare(line: Form, entry: Form) -> str:
    """How a line's form stands to an entry's: "agree", "open" (not confirmed, not denied) or "conflict"."""
    if line.head and entry.head and not line.head & entry.head:
        if not (line.head & entry.bases or entry.head & line.bases):
            return "conflict"
        return "open"
    if line.ways and entry.ways:
        if not any(_meet(way, entry.ways) for way in line.ways):
            return "open" if line.ways & _PARENTERAL and entry.ways & _PARENTERAL else "conflict"
    elif line.ways & _SPECIAL_WAYS:
        return "open"
    return _compare_traits(line.traits - entry.traits, entry.traits)


def _compare_traits(unconfirmed: frozenset[str], entry: frozenset[str]) -> str:
    """A coat that the register does not mention stays open; another release or kind is another product."""
    if not unconfirmed:
        return "agree"
    if unconfirmed <= _COATS or (unconfirmed <= _COATS | _RELEASES and entry & _RELEASES):
        return "open"
    return "conflict"


def _meet(way: str, ways: frozenset[str]) -> bool:
    return bool(_WAY_MEETS.get(way, {way}) & ways)
