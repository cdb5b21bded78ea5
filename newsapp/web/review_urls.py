"""Routes of rules, policies and review."""

from django.urls import URLPattern, URLResolver, include, path

from newsapp.web.views import (
    attestations,
    claims,
    comments,
    flags,
    history,
    mutes,
    policies,
    policy_files,
    review,
    rules,
    sign_offs,
)

article_urls: list[URLPattern | URLResolver] = [
    path("review/", review.article, name="article-review"),
    path("review/<int:flag>/", review.flag, name="review-flag"),
    path("review/undo/", review.undo, name="review-undo"),
    path("flags/<int:flag>/decide/", flags.decide, name="flag-decide"),
    path("flags/<int:flag>/take-back/", flags.take_back, name="flag-take-back"),
    path("flags/<int:flag>/answer/", flags.answer, name="flag-answer"),
    path("sources/<int:number>/decide/", flags.decide_together, name="source-decide"),
    path("sources/<int:number>/legal/", claims.declare_legal, name="source-legal"),
    path("mutes/", mutes.mute, name="mute"),
    path("mutes/<int:mute>/lift/", mutes.lift, name="mute-lift"),
    path("flags/<int:flag>/claims/<int:number>/", claims.choices, name="claim-choices"),
    path("claims/support/", claims.support, name="claim-support"),
    path("attributions/<int:number>/cut/", claims.cut, name="claim-cut"),
    path("sources/<int:number>/attestations/", attestations.show, name="attestations"),
    path("sources/<int:number>/attest/", attestations.attest, name="attest"),
    path(
        "attestations/<int:attestation>/withdraw/",
        attestations.withdraw,
        name="attestation-withdraw",
    ),
    path("sources/<int:number>/comments/", comments.on_source, name="source-comments"),
    path(
        "attributions/<int:number>/comments/",
        comments.on_attribution,
        name="attribution-comments",
    ),
    path("comments/<int:comment>/resolve/", comments.resolve, name="comment-resolve"),
    path("sign-off/", sign_offs.sign_off, name="sign-off"),
    path("sign-off/reopen/", sign_offs.reopen, name="reopen"),
    path("record/", sign_offs.record, name="record"),
    path("record/<int:sign_off>/", sign_offs.record, name="record-of"),
    path("history/", history.index, name="history"),
    path("history/redact/", history.redact, name="redact"),
    path("history/<slug:format>/", history.export, name="history-export"),
    path("purge/", history.purge, name="purge"),
]

policy_urls: list[URLPattern | URLResolver] = [
    path("", policies.show, name="policy"),
    path("edit/", policies.edit, name="policy-edit"),
    path("in-force/", policies.put_in_force, name="policy-put-in-force"),
    path("out-of-force/", policies.put_out_of_force, name="policy-put-out-of-force"),
    path("compare/", policies.compare, name="policy-compare"),
    path("versions/<int:number>/", policies.show, name="policy-document"),
    path("versions/<int:number>/<slug:format>/", policy_files.export, name="policy-export"),
]

desk_policy_urls: list[URLPattern | URLResolver] = [
    path("", policies.index, name="desk-policies"),
    path("copy/", policies.copy, name="policy-copy"),
    path("import/", policy_files.read_file, name="policy-import"),
    path("presets/<slug:name>/", policies.shipped, name="preset"),
    path("presets/<slug:name>/<slug:format>/", policy_files.export_shipped, name="preset-export"),
    path("own/<slug:name>/", include(policy_urls)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("erasures/", history.erasures, name="erasures"),
    path("review/", review.queue, name="review"),
    path("rules/", rules.index, name="rules"),
    path("rules/<slug:rule>/", rules.show, name="rule"),
    path("policies/", policies.choose_desk, name="policies"),
    path("desks/<slug:slug>/policies/", include(desk_policy_urls)),
]
