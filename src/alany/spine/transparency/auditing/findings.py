"""What a check has found, in words: each says which leaf or which day."""

from dataclasses import dataclass, field

from alany.kernel.triltext import TrilText


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. `code` is a key of WORDS; `told` fills its words in."""

    code: str
    holds: bool
    told: dict[str, object] = field(default_factory=dict)

    def words(self, language: str) -> str:
        """The finding as a sentence in this language."""
        return WORDS[self.code].in_language(language).format(**self.told)


WORDS = {
    "checkpoint_missing": TrilText(
        kk="журналдың басы (checkpoint) жоқ",
        ru="нет головы журнала (checkpoint)",
        en="the log has no checkpoint",
    ),
    "checkpoint_unreadable": TrilText(
        kk="журналдың басы дұрыс жазылмаған: {why}",
        ru="голова журнала записана неверно: {why}",
        en="the checkpoint is not written as it must be: {why}",
    ),
    "head": TrilText(
        kk="{origin}: {size} жазба",
        ru="{origin}: записей {size}",
        en="{origin}: {size} leaves",
    ),
    "signed": TrilText(
        kk="журналдың қолтаңбасы дұрыс",
        ru="подпись журнала верна",
        en="the log has signed its head",
    ),
    "unsigned": TrilText(
        kk="басына саясатта аталған кілт қол қоймаған",
        ru="голову не подписал ключ, названный в политике",
        en="no key that the policy names has signed the head",
    ),
    "own_policy": TrilText(
        kk="кілттер тексерілетін жердің өзінен алынды; өзіңіз сақтаған --policy сенімдірек",
        ru="ключи взяты оттуда же, что и проверяемое; надёжнее своя копия: --policy",
        en="the keys came from the place that is checked; a copy of your own is better: --policy",
    ),
    "witnessed": TrilText(
        kk="куәлар растады: {who} ({on})",
        ru="подтвердили свидетели: {who} ({on})",
        en="confirmed by the witnesses {who} ({on})",
    ),
    "no_quorum": TrilText(
        kk="куәлар жеткіліксіз: {who}",
        ru="свидетелей недостаточно: {who}",
        en="too few witnesses: {who}",
    ),
    "no_witness_asked": TrilText(
        kk="саясатта куә аталмаған: журналды кеңсенің өзі ғана растайды",
        ru="политика не называет свидетелей: журнал подтверждает только сам офис",
        en="the policy names no witness: the office alone vouches for the log",
    ),
    "file_missing": TrilText(kk="{name} файлы жоқ", ru="нет файла {name}", en="the file {name} is missing"),
    "leaf_changed": TrilText(
        kk="{index}-жазба өзгертілген: ағаштағы ізіне сай емес",
        ru="запись {index} изменена: не совпадает с деревом",
        en="leaf {index} was changed: it is not the one in the tree",
    ),
    "leaf_strange": TrilText(
        kk="{index}-жазба журнал жазбасына ұқсамайды",
        ru="запись {index} не похожа на запись журнала",
        en="leaf {index} is not a leaf of this log",
    ),
    "leaves_missing": TrilText(
        kk="{index}-жазбадан бастап жазбалар жетіспейді",
        ru="начиная с записи {index} записей не хватает",
        en="leaves are missing from leaf {index} on",
    ),
    "tile_changed": TrilText(
        kk="{index}-жазбадан басталатын бөлік ({name}) ағашқа сай емес",
        ru="часть, которая начинается с записи {index} ({name}), не сходится с деревом",
        en="the part that begins with leaf {index} ({name}) does not fit the tree",
    ),
    "root_other": TrilText(
        kk="жазбалар қол қойылған басқа сай емес ({size} жазба)",
        ru="записи не сходятся с подписанной головой (записей {size})",
        en="the leaves do not lead to the signed head of {size} leaves",
    ),
    "leaves": TrilText(
        kk="{size} жазбаның бәрі орнында",
        ru="все записи на месте: {size}",
        en="all {size} leaves are in place",
    ),
    "history": TrilText(
        kk="{count} бұрынғы бас ({since} бастап) осы журналдың басы",
        ru="прежние головы ({count}, с {since}) – начало этого журнала",
        en="{count} former heads (since {since}) are beginnings of this log",
    ),
    "history_other": TrilText(
        kk="{on} күнгі бас ({size} жазба) бұл журналдың басы емес: журнал қайта жазылған",
        ru="голова от {on} (записей {size}) не начало этого журнала: журнал переписан",
        en="the head of {on} ({size} leaves) is no beginning of this log: it was rewritten",
    ),
    "history_unreadable": TrilText(
        kk="{line}-бас оқылмады: {why}",
        ru="голова {line} не читается: {why}",
        en="former head {line}: {why}",
    ),
    "day_early": TrilText(
        kk="{index}-жазба {day} күнін көрсетеді, бірақ {on} күнінен кейін ғана жазылған: "
        "күні кейін жылжытылған",
        ru="запись {index} называет день {day}, но внесена не раньше {on}: дата поставлена задним числом",
        en="leaf {index} states {day} but was written on {on} or later: it is backdated",
    ),
    "day_late": TrilText(
        kk="{index}-жазба {day} күнін көрсетеді, бірақ {on} күні жарияланған: сағаты дұрыс емес",
        ru="запись {index} называет день {day}, но опубликована {on}: часы неверны",
        en="leaf {index} states {day} but was published on {on}: a clock was wrong",
    ),
    "days": TrilText(
        kk="жазбалардың күндері жарияланған уақытына сай",
        ru="дни записей согласуются с публикациями",
        en="the days of the leaves fit the days of publication",
    ),
    "opening_false": TrilText(
        kk="{month}: {index}-жазбаның ашылуы («{field}») жалған",
        ru="{month}: раскрытие записи {index} («{field}») неверно",
        en="{month}: the opening of leaf {index} («{field}») is false",
    ),
    "opening_missing": TrilText(
        kk="{month}: {index}-жазба ашылмаған",
        ru="{month}: запись {index} не раскрыта",
        en="{month}: leaf {index} is not opened",
    ),
    "openings_unreadable": TrilText(
        kk="{month}: ашылу файлы оқылмады, {line}-жол",
        ru="{month}: файл раскрытий не читается, строка {line}",
        en="{month}: the file of openings cannot be read, line {line}",
    ),
    "openings": TrilText(
        kk="{month}: {count} жазба ашық, оның ішінде қабылданғаны {received}",
        ru="{month}: раскрыто записей {count}, из них принятых {received}",
        en="{month}: {count} leaves are open, {received} of them messages received",
    ),
    "term_passed": TrilText(
        kk="{month}: {index}-жазбаның мерзімі ({due}) өтті, бірақ жауап, ұзарту не өткізіп алу жазылмаған",
        ru="{month}: срок записи {index} ({due}) прошёл, а ответа, продления или пропуска нет",
        en="{month}: the term of leaf {index} ({due}) passed without answer, extension or a missed deadline",
    ),
    "receipt_unreadable": TrilText(
        kk="түбіртек оқылмады: {why}",
        ru="квитанция не читается: {why}",
        en="the receipt cannot be read: {why}",
    ),
    "receipt_forged": TrilText(
        kk="түбіртекке журнал қол қоймаған",
        ru="квитанцию журнал не подписывал",
        en="the log has not signed this receipt",
    ),
    "receipt_false": TrilText(
        kk="түбіртек {index}-жазбаға апармайды",
        ru="квитанция не ведёт к записи {index}",
        en="the receipt does not lead to leaf {index}",
    ),
    "receipt_betrayed": TrilText(
        kk="{index}-жазбаның түбіртегіндегі журнал жарияланғанға сай емес: бұл кеңсенің "
        "бұрмалағанының қол қойылған дәлелі",
        ru="журнал в квитанции записи {index} не начало опубликованного: это подписанное "
        "доказательство подмены",
        en="the log in the receipt of leaf {index} is no beginning of the published one: a "
        "signed proof of misconduct",
    ),
    "receipt_waits": TrilText(
        kk="{index}-жазба кеңседе тіркелген, бірақ әлі жарияланбаған",
        ru="запись {index} внесена офисом, но ещё не опубликована",
        en="leaf {index} is recorded by the office and not published yet",
    ),
    "receipt": TrilText(
        kk="{index}-жазба журналда тұр",
        ru="запись {index} стоит в журнале",
        en="leaf {index} stands in the log",
    ),
}
