# The sentences rules are written in: left of the sign what an analyst writes, right of it what the engine reads.
# A word in braces is filled in by the rule: with one word, a number, or a text in quotes. A sentence fits a whole line.
# sentences.zh-CN.dsl says the same in Chinese.

# ---- when: what happened ----
[when]Usage drops=UsageDrop()
[when]The customer is inactive=Inactivity()
[when]Top-ups decline=TopUpDecline()
[when]Recharges fail to come=RechargeGap()
[when]The plan does not fit=PlanMisfit()
[when]A bill is a shock=BillShock()
[when]A payment is overdue=PaymentProblem()
[when]The standing payment order is cancelled=AutopayRemoved()
[when]A complaint is opened=ComplaintOpened()
[when]A complaint is reopened=ComplaintReopened()
[when]A complaint is resolved=ComplaintResolved()
[when]There is news of a complaint=ComplaintUpdated()
[when]A task was not done in time=TaskOverdue(deadline != "begin")
[when]A task was not begun in time=TaskOverdue(deadline == "begin")
[when]The customer has to ask again=RepeatContact()
[when]A conversation leaves a mood=InteractionSentiment()
[when]The customer answers a survey=SatisfactionScore()
[when]The network is poor=NetworkDegradation()
[when]An outage hits the customer=Outage()
[when]The contract ends=ContractEnding()
[when]A competitor makes an offer=CompetitorOffer()
[when]The customer wants to leave=CancelIntent()
[when]The customer gives notice=TerminationRequest()
[when]A device comes to its end=DeviceEndOfLife()
[when]Another operator asks for the number=PortabilityRequest()
[when]The customer downgrades=Downgrade()
[when]Life changes=LifeEvent()
[when]The relationship weakens=RelationshipRisk()
[when]A consent changes=ConsentChanged()
[when]An action has an outcome=ActionOutcome()
[when]The customer has left=CustomerLeft()
[when]Something is promised=PromiseMade()
[when]A promise is kept=PromiseKept()
[when]An activity is planned=PlanActivitySet()
[when]An activity is done or dropped=PlanActivityDropped()
[when]The customer stays after all=CustomerRetained()
[when]It is time to follow up=FollowUpDue()
[when]The customer has not been contacted for long=ContactOverdue()
[when]The end of the contract comes near=ContractEndNears()
[when]A promise is due=PromiseDue()
[when]A step of the relationship plan comes near=PlanDateNears()
[when]An activity of the relationship plan is due=PlanActivityDue()
[when]A complaint should be settled by now=ComplaintTargetDue()
[when]The legal deadline of a complaint comes near=ComplaintDeadlineNears()
[when]The legal deadline of a complaint has passed=ComplaintDeadlinePassed()
[when]Anything happens=Signal()
[when]An action is proposed=Candidate()
[when]A task is due=Task()

# ---- when: more closely, about the signal ----
[when]- the drop is at least {n} percent=dropPct >= {n}
[when]- what drops is {metric}=metric == "{metric}"
[when]- the gap is at least {n} days=gapDays >= {n}
[when]- the gap is at least {n} times the usual one=gapDays >= {n} * typicalGapDays
[when]- the overspend is at least {n} a month=overspendMonthly >= {n}
[when]- the cause is {cause}=cause == "{cause}"
[when]- the bill rose by at least {n} percent=risePct >= {n}
[when]- it is at least {n} days overdue=daysOverdue >= {n}
[when]- it is less than {n} days overdue=daysOverdue < {n}
[when]- the topic is {topic}=topic == "{topic}"
[when]- the severity is at least {n}=severity >= {n}
[when]- it waits for somebody=status == "paused"
[when]- the task is not about {cause}=cause != "{cause}"
[when]- it waits no longer=status == "resumed"
[when]- the customer asked at least {n} times=times >= {n}
[when]- the customer was passed on at least {n} times=transfers >= {n}
[when]- the survey is {instrument}=instrument == "{instrument}"
[when]- the score is at most {n}=score <= {n}
[when]- the score is at least {n}=score >= {n}
[when]- it was down for at least {n} minutes=minutesDown >= {n}
[when]- at least {n} percent of calls or sessions broke off=droppedPct >= {n}
[when]- the customer was not compensated yet=compensated != true
[when]- at most {n} days are left=daysLeft <= {n}
[when]- at least {n} days are left=daysLeft >= {n}
[when]- the term is over=daysLeft < 0
[when]- the offer is about {what}=offerKind == "{what}"
[when]- the reason is not {code}=reasonCode != "{code}"
[when]- the reason is {code}=reasonCode == "{code}"
[when]- what happened is {kind}=kind == "{kind}"
[when]- the outcome is {outcome}=outcome == "{outcome}"
[when]- consent is given=granted == true
[when]- consent is taken back=granted == false
[when]- nothing has been seen for at least {n} days=daysSinceLastEvent >= {n}
[when]- what has not been seen is {kind}=kind == "{kind}"
[when]- it is the customer's own word=provenance == "customer-stated"
[when]- somebody else says so=provenance == "third-party"
[when]- the sender is more unsure than sure=confidence < 0.5
[when]- the signal has no task of its own=signalType not in ("complaint-opened", "complaint-reopened", "repeat-contact", "cancel-intent", "termination-request", "network-degradation", "outage", "payment-problem", "life-event", "portability-request", "contact-overdue", "contract-end-nears", "promise-due", "plan-date-nears", "plan-activity-due", "complaint-target-due", "complaint-deadline-nears", "complaint-deadline-passed", "task-overdue")
[when]- the signal tells of something new=signalType not in ("action-outcome", "complaint-resolved", "complaint-updated", "consent-changed", "customer-retained", "promise-kept", "promise-made", "plan-activity-set", "plan-activity-dropped")
[when]- the signal is older than the {limit}=ageDays > parameter("{limit}")
[when]- the signal is not {type}=signalType != "{type}"
[when]- the signal is {type}=signalType == "{type}"

# ---- when: about the customer ----
[when]- the customer's tier is not {tier}=tier != "{tier}"
[when]- the customer's tier is {tier}=tier == "{tier}"
[when]- the customer is a key account=tier == "KEY_ACCOUNT"
[when]- the customer is a business=tier == "BUSINESS"
[when]- the customer is one of the public=tier == "PUBLIC"
[when]- the customer is no key account=tier != "KEY_ACCOUNT"
[when]- the customer is no business=tier != "BUSINESS"
[when]- the customer is not one of the public=tier != "PUBLIC"
[when]- the customer has been with us for less than {n} months=customer.tenureMonths < {n}
[when]- the customer has been with us for at least {n} months=customer.tenureMonths >= {n}
[when]- the customer has at least {n} products=customer.products >= {n}
[when]- the customer pays before use=customer.paymentType == "prepaid"
[when]- the customer pays after use=customer.paymentType != "prepaid"
[when]- the customer may leave any month=customer.contract == "month-to-month"
[when]- the customer owes at least the {limit}=customer.openDebt >= parameter("{limit}")
[when]- leaving would cost the customer at least the {limit}=customer.earlyTerminationFee >= parameter("{limit}")
[when]- the customer has a manager=customer.accountManager != null
[when]- the customer is vulnerable=customer.vulnerable == true
[when]- the customer is not vulnerable=customer.vulnerable != true
[when]- the customer is under age=customer.minor == true
[when]- the customer has died=customer.deceased == true
[when]- the customer is in a dispute at law with us=customer.litigation == true
[when]- the customer is suspected of fraud=customer.fraudSuspected == true
[when]- the customer wants to be left in peace=customer.doNotDisturb == true
[when]- the customer's contract has an end=customer.contractEnd != null
[when]- the contract ends within the {limit}=comesWithin("contractEnd", parameter("{limit}"))
[when]- the relationship plan has a next step=customer.planDate != null
[when]- the next step of the plan is within the {limit}=comesWithin("planDate", parameter("{limit}"))
[when]- nobody has told of the end of the contract lately=history.daysSinceContractEnding == null
[when]- nobody has turned to the customer within the {limit}=!contacts.turnedToWithin(parameter("{limit}"))
[when]- the customer has left us=left == true
[when]- the customer is still with us=left == false
[when]- a {kind} is open=open("{kind}") >= 1
[when]- no {kind} is open=open("{kind}") == 0
[when]- the desk {queue} is full=full("{queue}") == true

# ---- when: about what was before ----
[when]- complaints in the last 30 days are at least {n}=history.complaints30d >= {n}
[when]- complaints in the last 90 days are at least {n}=history.complaints90d >= {n}
[when]- topics complained about in the last 90 days are at least {n}=history.complaintTopics90d >= {n}
[when]- complaints reopened in the last 90 days are at least {n}=history.reopened90d >= {n}
[when]- a complaint was settled within the {limit}=history.daysSinceComplaintResolved < parameter("{limit}")
[when]- usage drops in the last 30 days are at least {n}=history.usageDrops30d >= {n}
[when]- usage fell in the last 30 days by at least {n} percent=history.maxDropPct30d >= {n}
[when]- times of poor network in the last 30 days are at least {n}=history.degradations30d >= {n}
[when]- minutes without service in the last 30 days are at least {n}=history.minutesDown30d >= {n}
[when]- outages in the last 30 days are at least {n}=history.outages30d >= {n}
[when]- bill shocks in the last 90 days are at least {n}=history.billShocks90d >= {n}
[when]- competitor offers in the last 30 days are at least {n}=history.competitorOffers30d >= {n}
[when]- the customer wanted to leave in the last 30 days=history.cancelIntents30d >= 1
[when]- the customer was won back within the {limit}=history.daysSinceCustomerRetained < parameter("{limit}")
[when]- payment problems in the last 90 days are at least {n}=history.paymentProblems90d >= {n}
[when]- the latest satisfaction is at least {n} percent=history.satisfactionPct180d >= {n}
[when]- the latest satisfaction is below {n} percent=history.satisfactionPct180d < {n}

# ---- when: about risk ----
[when]- the risk is at least {level}=risk.atLeast("{level}")
[when]- the risk is below {level}=!risk.atLeast("{level}")
[when]- the risk is medium or higher=risk.atLeast("MEDIUM")
[when]- the risk is high or higher=risk.atLeast("HIGH")
[when]- the risk is critical=risk.atLeast("CRITICAL")
[when]- the risk is lower than medium=!risk.atLeast("MEDIUM")
[when]- the risk is lower than high=!risk.atLeast("HIGH")
[when]- the risk is lower than critical=!risk.atLeast("CRITICAL")
[when]- the risk score is below {n}=risk.score < {n}

# ---- when: about a proposed action ----
[when]- it makes an offer=kind in ("TAILORED_OFFER", "WIN_BACK")
[when]- it contacts the customer directly=kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER", "WIN_BACK")
[when]- it contacts the customer directly and counts as a contact=actionClass == "DEFAULT" && kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER", "WIN_BACK")
[when]- it sells=kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER")
[when]- it approaches the customer unasked=actionClass == "DEFAULT" && kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER", "WIN_BACK", "MANAGER_TASK")
[when]- it invites the customer back=kind == "WIN_BACK"
[when]- it does not invite the customer back=kind != "WIN_BACK"
[when]- it needs consent=purpose in ("marketing", "win-back")
[when]- it goes by {a}, {b} or {c}=channel in ("{a}", "{b}", "{c}")
[when]- it is outside the contact hours where the customer lives=quietHours == true
[when]- the customer is not talking to us just now=!(signal.provenance == "customer-stated" && signal.channel in ("call", "chat", "shop"))
[when]- what led to it is not the customer's own word=signal.provenance != "customer-stated"
[when]- the customer has said nothing on consent=consents.unknown(purpose, channel)
[when]- the customer has refused consent=consents.denied(purpose, channel)
[when]- contacts in the last day have reached the limit {limit}=contacts.last1d >= parameter("{limit}")
[when]- contacts in the last 7 days have reached the limit {limit}=contacts.last7d >= parameter("{limit}")
[when]- contacts in the last 30 days have reached the limit {limit}=contacts.last30d >= parameter("{limit}")
[when]- the same kind of offer was made within the {limit}=offer != null && contacts.offeredWithin(offer.kind, parameter("{limit}"))
[when]- the customer declined something within the {limit}=contacts.declinedWithin(parameter("{limit}"))
[when]- the customer has answered a manager about the same within the {limit}=cause != null && contacts.answeredWithin(cause, parameter("{limit}"))
[when]- it costs more than the {limit} of what the customer is worth=cost * 100 > customerValue * parameter("{limit}")
[when]- it takes more of a budget than is left=overBudget == true
[when]- it lowers the price=offer != null && offer.discountPct > 0
[when]- all discounts together are more than the {limit}=totalDiscountPct > parameter("{limit}")
[when]- the discounts that run have reached the limit {limit}=runningDiscounts >= parameter("{limit}")
[when]- less than the {limit} of what the customer then pays is margin=marginAfterDiscountPct < parameter("{limit}")
[when]- the customer already holds an offer=offerHeld == true

# ---- when: about a manager task ----
[when]- it is about {cause}=cause == "{cause}"

# ---- then: assessment ----
[then]Add {n} risk points because {reason}=assessment.points({n}, "{reason}");
[then]Take off {n} risk points because {reason}=assessment.points(-{n}, "{reason}");
[then]Put the customer in tier {tier}=assessment.tier("{tier}");

# ---- then: proposals ----
[then]Offer {offer} by {a} or {b} or {c} because {reason}=proposals.offer("{offer}", "{a}", "{reason}"); proposals.offer("{offer}", "{b}", "{reason}"); proposals.offer("{offer}", "{c}", "{reason}");
[then]Offer {offer} by {a} or {b} because {reason}=proposals.offer("{offer}", "{a}", "{reason}"); proposals.offer("{offer}", "{b}", "{reason}");
[then]Offer {offer} by {a} because {reason}=proposals.offer("{offer}", "{a}", "{reason}");
[then]Contact the customer by {a} or {b} or {c} about {template} because {reason}=proposals.outreach("{a}", "{template}", "{reason}"); proposals.outreach("{b}", "{template}", "{reason}"); proposals.outreach("{c}", "{template}", "{reason}");
[then]Contact the customer by {a} or {b} about {template} because {reason}=proposals.outreach("{a}", "{template}", "{reason}"); proposals.outreach("{b}", "{template}", "{reason}");
[then]Contact the customer by {a} about {template} because {reason}=proposals.outreach("{a}", "{template}", "{reason}");
[then]Ask a manager to take the {cause} task because {reason}=proposals.managerTask("{cause}", "{reason}");
[then]A manager must take the {cause} task because {reason}=proposals.owedTask("{cause}", "{reason}");
[then]Put it right with {fix} because {reason}=proposals.serviceFix("{fix}", "{reason}");
[then]Inform the customer by {a} with {template} because {reason}=proposals.inform("{a}", "{template}", "{reason}");
[then]Invite the customer back with {offer} by {a} or {b} because {reason}=proposals.winBack("{offer}", "{a}", "{reason}"); proposals.winBack("{offer}", "{b}", "{reason}");
[then]Invite the customer back with {offer} by {a} because {reason}=proposals.winBack("{offer}", "{a}", "{reason}");
[then]Do nothing because {reason}=proposals.nothing("{reason}");
[then]Come back as {timer} after the {days} because {reason}=proposals.comeBack("{timer}", "{days}", "{reason}");
[then]Come back as {timer} the {days} after the last contact because {reason}=proposals.comeBackAfterContact("{timer}", "{days}", "{reason}");
[then]Come back as {timer} the {days} before the {date} because {reason}=proposals.comeBackBefore("{timer}", "{date}", "{days}", "{reason}");
[then]Come back as {timer} at the {moment} because {reason}=proposals.comeBackAt("{timer}", "{moment}", "{reason}");
[then]Do not come back as {timer} because {reason}=proposals.stayAway("{timer}", "{reason}");
[then]Withdraw the {cause} task because {reason}=proposals.withdrawTask("{cause}", "{reason}");
[then]Withdraw every {kind} because {reason}=proposals.withdrawEvery("{kind}", "{reason}");
[then]Withdraw what the customer refuses for {purpose} because {reason}=proposals.withdrawRefused("{purpose}", "{reason}");
[then]Withdraw {template} because {reason}=proposals.withdraw("{template}", "{reason}");
[then]Weigh this {weight} times as much because {reason}=proposals.contextWeight({weight}, "{reason}");

# ---- then: policies ----
[then]Let it wait for the contact hours by {policy} because {reason}=policies.defer("{policy}", "{reason}");
[then]Refuse by {policy} because {reason}=policies.veto("{policy}", "{reason}");

# ---- then: assignment ----
[then]Give it to the queue {queue}=assignment.queue("{queue}");
[then]Give it to the customer's own manager=assignment.managerOfRecord();
[then]It takes somebody who knows {skill}=assignment.skill("{skill}");
[then]It takes somebody with the skill that the customer's {field} names=assignment.skillOf("{field}");
[then]It is to be begun within {duration}=assignment.startWithin("{duration}");
[then]It is due within {duration}=assignment.dueWithin("{duration}");
[then]Its priority is {n}=assignment.priority({n});
[then]Follow the playbook {playbook}=assignment.playbook("{playbook}");
[then]The manager may offer {offer}=assignment.mayOffer("{offer}");

