[when]- 降幅不低于 {n}%=dropPct >= {n}
[when]- 降幅高于平常=dropPct >= parameter("usage-drop-high")
[when]- 最近 30 天内投诉不少于 {n} 次=history.complaints30d >= {n}
[when]- 客户等级是 {tier}=tier == "{tier}"
[when]- 客户月费不低于 {n}=customer.monthlyCharge >= {n}
[when]- 客户需要关怀=customer.vulnerable == true
[when]- 风险不低于 {level}=risk != null && risk.atLeast("{level}")
[when]- 动作是 {kind}=kind == "{kind}"
[when]- 客户未同意在此渠道接受 {purpose}=channel != null && !consents.granted("{purpose}", channel)
[when]- 最近 7 天的联系不少于 {n} 次=contacts.last7d >= {n}
[when]- 事由是 {cause}=cause == "{cause}"
