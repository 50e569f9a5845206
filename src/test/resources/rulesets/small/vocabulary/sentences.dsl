# triggers
[when]Anything happens=Signal()
[when]Usage drops=UsageDrop()
[when]A complaint is opened=ComplaintOpened()
[when]The customer wants to leave=CancelIntent()
[when]An action is proposed=Candidate()
[when]A manager is asked=Task()
# conditions
[when]- the drop is at least {n} %=dropPct >= {n}
[when]- the drop is above the usual=dropPct >= parameter("usage-drop-high")
[when]- complaints in the last 30 days are at least {n}=history.complaints30d >= {n}
[when]- the customer's tier is {tier}=tier == "{tier}"
[when]- the customer's monthly charge is at least {n}=customer.monthlyCharge >= {n}
[when]- the customer is vulnerable=customer.vulnerable == true
[when]- the risk is at least {level}=risk != null && risk.atLeast("{level}")
[when]- it is a {kind}=kind == "{kind}"
[when]- the customer has not agreed to {purpose} by this channel=channel != null && !consents.granted("{purpose}", channel)
[when]- contacts in the last 7 days are at least {n}=contacts.last7d >= {n}
[when]- it is about {cause}=cause == "{cause}"
# consequences
[then]Add {n} risk points because {reason}=assessment.points({n}, "{reason}");
[then]Put the customer in tier {tier}=assessment.tier("{tier}");
[then]Propose the offer {offer} by {channel} because {reason}=proposals.offer("{offer}", "{channel}", "{reason}");
[then]Propose to leave the customer alone because {reason}=proposals.nothing("{reason}");
[then]Ask a manager about {cause} because {reason}=proposals.managerTask("{cause}", "{reason}");
[then]Refuse it under {policy} because {reason}=policies.veto("{policy}", "{reason}");
[then]Give it to {queue}=assignment.queue("{queue}");
