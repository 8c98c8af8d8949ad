"""Acts and tables of the loop around a case, as the ledger is read."""

from alany.kernel.triltext import TrilText

VERBS = {
    "case.anybody_not_fixed": TrilText(
        kk="сайтта «түзетілмеді» делінді", ru="на сайте: не исправлено", en="said on the site: not fixed"
    ),
    "case.recommended": TrilText(kk="ұсыным берілді", ru="дана рекомендация", en="recommendation given"),
    "case.recommendation_withdrawn": TrilText(
        kk="ұсыным кері алынды", ru="рекомендация отозвана", en="recommendation withdrawn"
    ),
    "case.recommendation_replaced": TrilText(
        kk="ұсыным ауыстырылды", ru="рекомендация заменена", en="recommendation replaced"
    ),
    "case.dispute_decided": TrilText(
        kk="келіспеу туралы шешім қабылданды", ru="принято решение по несогласию", en="dispute decided"
    ),
    "case.more_time_decided": TrilText(
        kk="қосымша уақыт туралы шешім қабылданды",
        ru="принято решение о дополнительном времени",
        en="request for time decided",
    ),
    "case.extended": TrilText(kk="мерзім ұзартылды", ru="срок продлён", en="term extended"),
    "case.extension_notified": TrilText(
        kk="мерзімнің ұзартылғаны туралы хабарланды",
        ru="извещено о продлении срока",
        en="told of an extension",
    ),
    "case.transferred": TrilText(
        kk="іс құзыретті органға жіберілді", ru="дело направлено компетентному органу", en="case transferred"
    ),
    "case.transfer_notified": TrilText(
        kk="істің жіберілгені туралы хабарланды", ru="извещено о перенаправлении", en="told of a transfer"
    ),
    "case.escalated": TrilText(
        kk="іс жоғары тұрған органға көтерілді", ru="дело передано вышестоящему органу", en="case escalated"
    ),
    "case.resident_not_fixed": TrilText(
        kk="тұрғын түзетілмегенін айтты",
        ru="житель сообщил, что не исправлено",
        en="resident says: not fixed",
    ),
    "case.verified": TrilText(kk="түзету тексерілді", ru="исправление проверено", en="fix verified"),
    "case.reopened": TrilText(kk="іс қайта ашылды", ru="дело открыто снова", en="case reopened"),
    "case.marked_duplicate": TrilText(
        kk="іс қайталама деп белгіленді", ru="дело отмечено дубликатом", en="case marked as a duplicate"
    ),
    "case.closed_without_action": TrilText(
        kk="іс шарасыз жабылды", ru="дело закрыто без действий", en="case closed without action"
    ),
    "case.withdrawn": TrilText(kk="іс кері қайтарылды", ru="дело отозвано", en="case withdrawn"),
}
NAMES = {
    "level": TrilText(
        kk="қанша рет жоғары көтерілді", ru="сколько раз передано выше", en="how often it went up"
    ),
    "first": TrilText(kk="бірінші іс", ru="первое дело", en="first case"),
    "ended_on": TrilText(kk="аяқталған күні", ru="дата окончания", en="ended on"),
    "accepted": TrilText(kk="қабылданды", ru="принято", en="accepted"),
    "cases_verification.method": TrilText(kk="тексеру тәсілі", ru="способ проверки", en="method"),
    "decided_on": TrilText(kk="шешім күні", ru="дата решения", en="decided on"),
    "decided_by": TrilText(kk="кім шешті", ru="кто решил", en="decided by"),
    "cases_transfer.to": TrilText(kk="қай органға", ru="какому органу", en="to which body"),
    "cases_escalation.to": TrilText(kk="қай органға", ru="какому органу", en="to which body"),
    "whole": TrilText(kk="толық", ru="полностью", en="whole"),
    "late": TrilText(kk="кешіктірілді", ru="с опозданием", en="late"),
}
