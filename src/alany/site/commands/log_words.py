"""What the commands of the transparency logs say."""

from alany.kernel.triltext import TrilText

TITLE = TrilText(kk="Ашықтық журналдары", ru="Журналы прозрачности", en="Transparency logs")
VERIFY = TrilText(
    kk="Журналды тек жария файлдары бойынша тексеру",
    ru="Проверить журнал по одним его открытым файлам",
    en="Check a log from its public files alone",
)
WITNESS = TrilText(
    kk="Журналдардың куәсі болу: қалтадағы жеке бағдарлама",
    ru="Быть свидетелем журналов: отдельная программа из одного файла",
    en="Be a witness of logs: a program of one file",
)
TEND = TrilText(
    kk="Уақыты келген істі істеу: орын, із, жариялау, куәлар; әр ширек сағат сайын",
    ru="Сделать, что пора: места, отпечаток, публикация, свидетели; каждые четверть часа",
    en="Do what is due: places, digest, publication, witnesses; every quarter of an hour",
)
PUBLISH = TrilText(
    kk="Екі журналды да қазір жариялап, файлдарын жазу",
    ru="Опубликовать оба журнала сейчас и записать их файлы",
    en="Publish both logs now and write their files",
)
KEYS = TrilText(
    kk="Сырттағыларға керек саясатты шығару: кілттер мен куәлар",
    ru="Показать политику для внешних проверяющих: ключи и свидетели",
    en="Print the policy that outsiders need: keys and witnesses",
)
READY = TrilText(
    kk="Журналдар жалғаса ала ма: қалпына келтіргеннен кейін куәлардан сұрап тексеру",
    ru="Могут ли журналы продолжаться: проверка после восстановления, с вопросом свидетелям",
    en="Whether the logs may go on: a check after a restore, witnesses are asked",
)
HEAD = TrilText(
    kk="сырттағы біреу сақтаған checkpoint файлы; бірнешеуін беруге болады",
    ru="файл checkpoint, который хранится вне офиса; можно указать несколько",
    en="a checkpoint that somebody outside keeps; may be given several times",
)
GOES_ON = TrilText(
    kk="Журналдар жалғаса алады: бұрын қол қойылғанның бәрі орнында.",
    ru="Журналы могут продолжаться: всё подписанное раньше на месте.",
    en="The logs may go on: all that was signed before is there.",
)
COSIGN = TrilText(
    kk="Куә файлмен әкелген қолтаңбаны қабылдау",
    ru="Принять подпись, которую свидетель принёс файлом",
    en="Take in a signature that a witness has brought as a file",
)
COMPARE = TrilText(
    kk="Ішкі жазбаны ашық журналдағы іздерімен салыстыру",
    ru="Сравнить внутренний журнал с его отпечатками в открытом",
    en="Compare the ledger with its digests in the public log",
)
WHERE = TrilText(
    kk="журналдың қалтасы не мекенжайы", ru="папка или адрес журнала", en="folder or address of the log"
)
RECEIPT = TrilText(
    kk="түбіртек файлы (.tlog-proof)", ru="файл квитанции (.tlog-proof)", en="a receipt (.tlog-proof)"
)
POLICY = TrilText(
    kk="өзіңіз сақтаған policy.txt", ru="своя копия policy.txt", en="your own copy of policy.txt"
)
TO = TrilText(
    kk="файлдар жазылатын тағы бір қалта", ru="ещё одна папка для файлов", en="another folder for the files"
)
HOLDS = TrilText(
    kk="Журнал бүтін: ештеңе жоғалмаған, өзгертілмеген, қайта жазылмаған.",
    ru="Журнал цел: ничего не пропало, не изменено и не переписано.",
    en="The log holds: nothing is missing, changed or rewritten.",
)
BROKEN = TrilText(
    kk="ЖУРНАЛ БҮТІН ЕМЕС: «≠» белгісі бар жолдар не бұзылғанын айтады. Файлдарды сақтап қойыңыз.",
    ru="ЖУРНАЛ НЕ ЦЕЛ: строки со знаком «≠» говорят, что нарушено. Сохраните файлы.",
    en="THE LOG DOES NOT HOLD: the lines with «≠» say what is wrong. Keep the files.",
)
NO_POLICY = TrilText(
    kk="policy.txt жоқ не дұрыс емес; --policy FILE арқылы беріңіз.",
    ru="policy.txt нет или он неверен; укажите --policy FILE.",
    en="there is no valid policy.txt; give one with --policy FILE.",
)
SAY_WHAT = TrilText(
    kk="Қалта не мекенжай керек, немесе --receipt пен --policy бірге.",
    ru="Нужна папка или адрес, либо --receipt вместе с --policy.",
    en="A folder or an address is needed, or --receipt together with --policy.",
)
NO_LOG = TrilText(kk="Мұнда журнал жоқ.", ru="Здесь нет журнала.", en="There is no log here.")
NOT_SIGNED = TrilText(
    kk="Қол қойылмады: журнал бұрын қол қойылғанға сай емес не кілті жоқ. docs/operate.md қараңыз.",
    ru="Не подписано: журнал противоречит подписанному раньше или нет ключа. См. docs/operate.md.",
    en="Not signed: the log contradicts what was signed before, or its key is away. See docs/operate.md.",
)
DIGESTS_HOLD = TrilText(
    kk="Ішкі жазба ашық журналдағы барлық іздеріне сай.",
    ru="Внутренний журнал согласуется со всеми отпечатками в открытом.",
    en="The ledger fits all its digests in the public log.",
)
DIGESTS_BROKEN = TrilText(
    kk="Ішкі жазба жоғарыда аталған уақыттағы ізге сай емес: ол содан кейін қайта жазылған.",
    ru="Внутренний журнал не согласуется с названным отпечатком: он переписан после этого.",
    en="The ledger contradicts the digest of the moment above: it was rewritten since.",
)
