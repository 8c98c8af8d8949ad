"""Addresses of campaigns, visits, findings and referrals."""

from django.urls import path

from alany.programmes.pharmacies.views import (
    campaigns,
    campaigns_public,
    decisions_public,
    evidence,
    findings,
    naming,
    referrals,
    repeats,
    visits,
)

PUBLIC_URLS = [
    path("campaigns/", campaigns_public.campaigns, name="campaigns"),
    path("campaigns/<int:pk>/", campaigns_public.campaign, name="campaign"),
    path("campaigns/<int:pk>/frame.csv", campaigns_public.frame, name="frame"),
    path("campaigns/<int:pk>/sample.csv", campaigns_public.sample, name="sample"),
    path("decisions/", decisions_public.decisions, name="decisions"),
    path("referral-package.schema.json", referrals.package_schema, name="package_schema"),
    path("campaigns/<int:pk>/districts.csv", campaigns_public.results, name="results"),
]
DESK_URLS = [
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.plan, name="campaign_plan"),
    path("campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("campaigns/<int:pk>/share-out/", campaigns.share_out, name="campaign_share_out"),
    path("campaigns/<int:pk>/close/", campaigns.close, name="campaign_close"),
    path("visits/", visits.visits, name="visits"),
    path("visits/<int:pk>/", visits.visit, name="visit"),
    path("visits/<int:pk>/sheet/", visits.record, name="visit_record"),
    path("visits/<int:pk>/not-made/", visits.not_made, name="visit_not_made"),
    path("visits/<int:pk>/act.pdf", visits.act, name="visit_act"),
    path("visits/<int:pk>/evidence/", evidence.add, name="visit_evidence"),
    path("visits/<int:pk>/evidence/<int:piece>/", evidence.file, name="visit_evidence_file"),
    path("visits/<int:pk>/reply/", naming.reply, name="visit_reply"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/confirm/", findings.confirm, name="finding_confirm"),
    path("findings/<int:pk>/withdraw/", findings.withdraw, name="finding_withdraw"),
    path("findings/<int:pk>/refer/", referrals.refer, name="finding_refer"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/repeats/", repeats.repeat_list, name="repeats"),
    path("referrals/<int:pk>/", referrals.referral, name="referral"),
    path("referrals/<int:pk>/send/", referrals.send, name="referral_send"),
    path("referrals/<int:pk>/answer/", referrals.answer, name="referral_answer"),
    path("referrals/<int:pk>/corrected/", referrals.corrected, name="referral_corrected"),
    path("referrals/<int:pk>/refund/", referrals.refund, name="referral_refund"),
    path("referrals/<int:pk>/package.pdf", referrals.package, name="referral_package"),
    path("referrals/<int:pk>/package.json", referrals.package_data, name="referral_package_data"),
    path("referrals/<int:pk>/publish/", naming.propose, name="naming_propose"),
    path("referrals/<int:pk>/publication/", naming.naming, name="naming"),
    path("referrals/<int:pk>/publication/approve/", naming.approve, name="naming_approve"),
    path("referrals/<int:pk>/publication/remove/", naming.remove, name="naming_remove"),
]
