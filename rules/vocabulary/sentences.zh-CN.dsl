# 用来书写规则的句子：等号左边是分析人员写的话，右边是引擎读的内容，与 sentences.dsl 完全一致。
# 花括号里的词由规则填写：一个单词、数字，或引号中的文字。一句话独占一行，不会与别的句子混淆。

# ---- 规则的骨架 ----
[keyword]规则=rule
[keyword]如果=when
[keyword]那么=then
[keyword]结束=end

# ---- 如果：发生了什么 ----
[when]用量下降=UsageDrop()
[when]客户长期未使用=Inactivity()
[when]充值减少=TopUpDecline()
[when]充值迟迟未到=RechargeGap()
[when]套餐不匹配=PlanMisfit()
[when]账单异常偏高=BillShock()
[when]账款逾期=PaymentProblem()
[when]客户取消自动扣款=AutopayRemoved()
[when]客户提出投诉=ComplaintOpened()
[when]投诉重新打开=ComplaintReopened()
[when]投诉得到解决=ComplaintResolved()
[when]投诉有新进展=ComplaintUpdated()
[when]任务未按时完成=TaskOverdue(deadline != "begin")
[when]任务未按时开始=TaskOverdue(deadline == "begin")
[when]客户不得不反复联系我们=RepeatContact()
[when]一次沟通留下了情绪=InteractionSentiment()
[when]客户填写满意度调查=SatisfactionScore()
[when]网络质量不佳=NetworkDegradation()
[when]客户遇到网络中断=Outage()
[when]合约临近到期=ContractEnding()
[when]竞争对手向客户报价=CompetitorOffer()
[when]客户要离网=CancelIntent()
[when]客户提出解约=TerminationRequest()
[when]终端设备临近淘汰=DeviceEndOfLife()
[when]其他运营商请求转入号码=PortabilityRequest()
[when]客户降档=Downgrade()
[when]客户生活或经营发生变化=LifeEvent()
[when]客户关系减弱=RelationshipRisk()
[when]客户变更授权=ConsentChanged()
[when]动作有了结果=ActionOutcome()
[when]客户已经离网=CustomerLeft()
[when]向客户作出承诺=PromiseMade()
[when]承诺已兑现=PromiseKept()
[when]计划了一项活动=PlanActivitySet()
[when]活动已完成或取消=PlanActivityDropped()
[when]客户决定留下=CustomerRetained()
[when]到了回访时间=FollowUpDue()
[when]很久没有联系客户=ContactOverdue()
[when]合约即将到期，无人来信=ContractEndNears()
[when]承诺到期=PromiseDue()
[when]客户关系计划的下一步临近=PlanDateNears()
[when]客户关系计划的活动到期=PlanActivityDue()
[when]投诉已到内部目标时限=ComplaintTargetDue()
[when]投诉的法定时限临近=ComplaintDeadlineNears()
[when]投诉的法定时限已过=ComplaintDeadlinePassed()
[when]任何信号=Signal()
[when]拟采取一项动作=Candidate()
[when]有任务要分派=Task()

# ---- 如果：信号的细节 ----
[when]- 降幅不低于 {n}%=dropPct >= {n}
[when]- 下降的是 {metric}=metric == "{metric}"
[when]- 距上次充值不少于 {n} 天=gapDays >= {n}
[when]- 充值间隔不少于平时的 {n} 倍=gapDays >= {n} * typicalGapDays
[when]- 每月多付不少于 {n}=overspendMonthly >= {n}
[when]- 账单升高的原因是 {cause}=cause == "{cause}"
[when]- 账单涨幅不低于 {n}%=risePct >= {n}
[when]- 逾期不少于 {n} 天=daysOverdue >= {n}
[when]- 逾期不足 {n} 天=daysOverdue < {n}
[when]- 主题是 {topic}=topic == "{topic}"
[when]- 严重程度不低于 {n}=severity >= {n}
[when]- 投诉正在等待他人=status == "paused"
[when]- 任务事由不是 {cause}=cause != "{cause}"
[when]- 投诉不再等待=status == "resumed"
[when]- 客户联系我们不少于 {n} 次=times >= {n}
[when]- 客户被转接不少于 {n} 次=transfers >= {n}
[when]- 调查方式是 {instrument}=instrument == "{instrument}"
[when]- 评分不高于 {n}=score <= {n}
[when]- 评分不低于 {n}=score >= {n}
[when]- 中断不少于 {n} 分钟=minutesDown >= {n}
[when]- 通话或连接中断率不低于 {n}%=droppedPct >= {n}
[when]- 客户尚未得到补偿=compensated != true
[when]- 剩余不超过 {n} 天=daysLeft <= {n}
[when]- 剩余不少于 {n} 天=daysLeft >= {n}
[when]- 合约期已满=daysLeft < 0
[when]- 报价内容是 {what}=offerKind == "{what}"
[when]- 离网原因不是 {code}=reasonCode != "{code}"
[when]- 离网原因是 {code}=reasonCode == "{code}"
[when]- 发生的是 {kind}=kind == "{kind}"
[when]- 结果是 {outcome}=outcome == "{outcome}"
[when]- 授权已给予=granted == true
[when]- 授权已撤回=granted == false
[when]- 不少于 {n} 天没有任何记录=daysSinceLastEvent >= {n}
[when]- 没有记录的是 {kind}=kind == "{kind}"
[when]- 由客户本人告知=provenance == "customer-stated"
[when]- 由第三方告知=provenance == "third-party"
[when]- 发送方把握不足一半=confidence < 0.5
[when]- 该信号没有专门的任务=signalType not in ("complaint-opened", "complaint-reopened", "repeat-contact", "cancel-intent", "termination-request", "network-degradation", "outage", "payment-problem", "life-event", "portability-request", "contact-overdue", "contract-end-nears", "promise-due", "plan-date-nears", "plan-activity-due", "complaint-target-due", "complaint-deadline-nears", "complaint-deadline-passed", "task-overdue")
[when]- 该信号反映新的情况=signalType not in ("action-outcome", "complaint-resolved", "complaint-updated", "consent-changed", "customer-retained", "promise-kept", "promise-made", "plan-activity-set", "plan-activity-dropped")
[when]- 信号距今超过 {limit}=ageDays > parameter("{limit}")
[when]- 信号不是 {type}=signalType != "{type}"
[when]- 信号是 {type}=signalType == "{type}"

# ---- 如果：客户 ----
[when]- 客户等级不是 {tier}=tier != "{tier}"
[when]- 客户等级是 {tier}=tier == "{tier}"
[when]- 客户是大客户=tier == "KEY_ACCOUNT"
[when]- 客户是商业客户=tier == "BUSINESS"
[when]- 客户是公众客户=tier == "PUBLIC"
[when]- 客户不是大客户=tier != "KEY_ACCOUNT"
[when]- 客户不是商业客户=tier != "BUSINESS"
[when]- 客户不是公众客户=tier != "PUBLIC"
[when]- 客户入网不足 {n} 个月=customer.tenureMonths < {n}
[when]- 客户入网不少于 {n} 个月=customer.tenureMonths >= {n}
[when]- 客户使用不少于 {n} 项产品=customer.products >= {n}
[when]- 客户是预付费=customer.paymentType == "prepaid"
[when]- 客户是后付费=customer.paymentType != "prepaid"
[when]- 客户每月都可以离网=customer.contract == "month-to-month"
[when]- 客户欠费不低于 {limit}=customer.openDebt >= parameter("{limit}")
[when]- 客户离网的代价不低于 {limit}=customer.earlyTerminationFee >= parameter("{limit}")
[when]- 客户有专属经理=customer.accountManager != null
[when]- 客户需要特别关照=customer.vulnerable == true
[when]- 客户不需要特别关照=customer.vulnerable != true
[when]- 客户未成年=customer.minor == true
[when]- 客户已去世=customer.deceased == true
[when]- 客户与我方有法律纠纷=customer.litigation == true
[when]- 客户涉嫌欺诈=customer.fraudSuspected == true
[when]- 客户要求免打扰=customer.doNotDisturb == true
[when]- 客户的合约有到期日=customer.contractEnd != null
[when]- 合约到期距今不超过 {limit}=comesWithin("contractEnd", parameter("{limit}"))
[when]- 客户关系计划有下一步=customer.planDate != null
[when]- 计划的下一步距今不超过 {limit}=comesWithin("planDate", parameter("{limit}"))
[when]- 近期没有收到合约到期的通知=history.daysSinceContractEnding == null
[when]- 在 {limit} 内没有人联系过客户=!contacts.turnedToWithin(parameter("{limit}"))
[when]- 客户已不在网=left == true
[when]- 客户仍在网=left == false
[when]- 有未结的 {kind}=open("{kind}") >= 1
[when]- 没有未结的 {kind}=open("{kind}") == 0
[when]- {queue} 的人手已满=full("{queue}") == true

# ---- 如果：此前的情况 ----
[when]- 最近 30 天内投诉不少于 {n} 次=history.complaints30d >= {n}
[when]- 最近 90 天内投诉不少于 {n} 次=history.complaints90d >= {n}
[when]- 最近 90 天内投诉涉及不少于 {n} 类问题=history.complaintTopics90d >= {n}
[when]- 最近 90 天内投诉重新打开不少于 {n} 次=history.reopened90d >= {n}
[when]- 投诉解决距今不足 {limit}=history.daysSinceComplaintResolved < parameter("{limit}")
[when]- 最近 30 天内用量下降不少于 {n} 次=history.usageDrops30d >= {n}
[when]- 最近 30 天内用量最大降幅不低于 {n}%=history.maxDropPct30d >= {n}
[when]- 最近 30 天内网络质量不佳不少于 {n} 次=history.degradations30d >= {n}
[when]- 最近 30 天内累计中断不少于 {n} 分钟=history.minutesDown30d >= {n}
[when]- 最近 30 天内网络中断不少于 {n} 次=history.outages30d >= {n}
[when]- 最近 90 天内账单异常偏高不少于 {n} 次=history.billShocks90d >= {n}
[when]- 最近 30 天内收到竞争对手报价不少于 {n} 次=history.competitorOffers30d >= {n}
[when]- 客户最近 30 天内表示过要离网=history.cancelIntents30d >= 1
[when]- 客户被挽回距今不足 {limit}=history.daysSinceCustomerRetained < parameter("{limit}")
[when]- 最近 90 天内账款逾期不少于 {n} 次=history.paymentProblems90d >= {n}
[when]- 最近一次满意度不低于 {n}%=history.satisfactionPct180d >= {n}
[when]- 最近一次满意度低于 {n}%=history.satisfactionPct180d < {n}

# ---- 如果：风险 ----
[when]- 风险不低于 {level}=risk.atLeast("{level}")
[when]- 风险低于 {level}=!risk.atLeast("{level}")
[when]- 风险为中或以上=risk.atLeast("MEDIUM")
[when]- 风险为高或以上=risk.atLeast("HIGH")
[when]- 风险为极高=risk.atLeast("CRITICAL")
[when]- 风险低于中=!risk.atLeast("MEDIUM")
[when]- 风险低于高=!risk.atLeast("HIGH")
[when]- 风险低于极高=!risk.atLeast("CRITICAL")
[when]- 风险评分低于 {n}=risk.score < {n}

# ---- 如果：拟采取的动作 ----
[when]- 该动作是给予优惠=kind in ("TAILORED_OFFER", "WIN_BACK")
[when]- 该动作直接联系客户=kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER", "WIN_BACK")
[when]- 该动作直接联系客户且计入联系次数=actionClass == "DEFAULT" && kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER", "WIN_BACK")
[when]- 该动作属于营销=kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER")
[when]- 该动作是主动打扰客户=actionClass == "DEFAULT" && kind in ("PROACTIVE_OUTREACH", "TAILORED_OFFER", "WIN_BACK", "MANAGER_TASK")
[when]- 该动作是邀请回归=kind == "WIN_BACK"
[when]- 该动作不是邀请回归=kind != "WIN_BACK"
[when]- 该动作需要客户授权=purpose in ("marketing", "win-back")
[when]- 渠道是 {a}、{b} 或 {c}=channel in ("{a}", "{b}", "{c}")
[when]- 客户当地处于免打扰时段=quietHours == true
[when]- 客户此刻没有与我方交谈=!(signal.provenance == "customer-stated" && signal.channel in ("call", "chat", "shop"))
[when]- 起因不是客户本人告知=signal.provenance != "customer-stated"
[when]- 客户未就授权表态=consents.unknown(purpose, channel)
[when]- 客户已拒绝授权=consents.denied(purpose, channel)
[when]- 最近 1 天的联系次数已达到上限 {limit}=contacts.last1d >= parameter("{limit}")
[when]- 最近 7 天的联系次数已达到上限 {limit}=contacts.last7d >= parameter("{limit}")
[when]- 最近 30 天的联系次数已达到上限 {limit}=contacts.last30d >= parameter("{limit}")
[when]- 同类优惠距今不足 {limit}=offer != null && contacts.offeredWithin(offer.kind, parameter("{limit}"))
[when]- 客户上次拒绝距今不足 {limit}=contacts.declinedWithin(parameter("{limit}"))
[when]- 客户就同一事由答复经理距今不足 {limit}=cause != null && contacts.answeredWithin(cause, parameter("{limit}"))
[when]- 成本占客户价值的比例超过 {limit}=cost * 100 > customerValue * parameter("{limit}")
[when]- 所需费用超出预算余额=overBudget == true
[when]- 该优惠降低价格=offer != null && offer.discountPct > 0
[when]- 各项折扣合计超过 {limit}=totalDiscountPct > parameter("{limit}")
[when]- 生效中的折扣数已达到上限 {limit}=runningDiscounts >= parameter("{limit}")
[when]- 折后利润率低于 {limit}=marginAfterDiscountPct < parameter("{limit}")
[when]- 客户已有一份有效优惠=offerHeld == true

# ---- 如果：经理任务 ----
[when]- 任务事由是 {cause}=cause == "{cause}"

# ---- 那么：评估 ----
[then]风险加 {n} 分，原因是 {reason}=assessment.points({n}, "{reason}");
[then]风险减 {n} 分，原因是 {reason}=assessment.points(-{n}, "{reason}");
[then]客户等级定为 {tier}=assessment.tier("{tier}");

# ---- 那么：建议 ----
[then]通过 {a} 或 {b} 或 {c} 提供优惠 {offer}，原因是 {reason}=proposals.offer("{offer}", "{a}", "{reason}"); proposals.offer("{offer}", "{b}", "{reason}"); proposals.offer("{offer}", "{c}", "{reason}");
[then]通过 {a} 或 {b} 提供优惠 {offer}，原因是 {reason}=proposals.offer("{offer}", "{a}", "{reason}"); proposals.offer("{offer}", "{b}", "{reason}");
[then]通过 {a} 提供优惠 {offer}，原因是 {reason}=proposals.offer("{offer}", "{a}", "{reason}");
[then]通过 {a} 或 {b} 或 {c} 就 {template} 联系客户，原因是 {reason}=proposals.outreach("{a}", "{template}", "{reason}"); proposals.outreach("{b}", "{template}", "{reason}"); proposals.outreach("{c}", "{template}", "{reason}");
[then]通过 {a} 或 {b} 就 {template} 联系客户，原因是 {reason}=proposals.outreach("{a}", "{template}", "{reason}"); proposals.outreach("{b}", "{template}", "{reason}");
[then]通过 {a} 就 {template} 联系客户，原因是 {reason}=proposals.outreach("{a}", "{template}", "{reason}");
[then]建议经理处理任务 {cause}，原因是 {reason}=proposals.managerTask("{cause}", "{reason}");
[then]必须由经理处理任务 {cause}，原因是 {reason}=proposals.owedTask("{cause}", "{reason}");
[then]采取补救措施 {fix}，原因是 {reason}=proposals.serviceFix("{fix}", "{reason}");
[then]通过 {a} 向客户发送通知 {template}，原因是 {reason}=proposals.inform("{a}", "{template}", "{reason}");
[then]通过 {a} 或 {b} 以 {offer} 邀请客户回归，原因是 {reason}=proposals.winBack("{offer}", "{a}", "{reason}"); proposals.winBack("{offer}", "{b}", "{reason}");
[then]通过 {a} 以 {offer} 邀请客户回归，原因是 {reason}=proposals.winBack("{offer}", "{a}", "{reason}");
[then]不采取任何动作，原因是 {reason}=proposals.nothing("{reason}");
[then]过 {days} 后以 {timer} 再来，原因是 {reason}=proposals.comeBack("{timer}", "{days}", "{reason}");
[then]距上次联系满 {days} 时以 {timer} 再来，原因是 {reason}=proposals.comeBackAfterContact("{timer}", "{days}", "{reason}");
[then]在 {date} 之前 {days} 以 {timer} 再来，原因是 {reason}=proposals.comeBackBefore("{timer}", "{date}", "{days}", "{reason}");
[then]在 {moment} 以 {timer} 再来，原因是 {reason}=proposals.comeBackAt("{timer}", "{moment}", "{reason}");
[then]不再以 {timer} 再来，原因是 {reason}=proposals.stayAway("{timer}", "{reason}");
[then]撤回任务 {cause}，原因是 {reason}=proposals.withdrawTask("{cause}", "{reason}");
[then]撤回所有 {kind}，原因是 {reason}=proposals.withdrawEvery("{kind}", "{reason}");
[then]撤回客户已拒绝的 {purpose} 联系，原因是 {reason}=proposals.withdrawRefused("{purpose}", "{reason}");
[then]撤回 {template}，原因是 {reason}=proposals.withdraw("{template}", "{reason}");
[then]权重乘以 {weight}，原因是 {reason}=proposals.contextWeight({weight}, "{reason}");

# ---- 那么：政策 ----
[then]按 {policy} 推迟到可联系时段，原因是 {reason}=policies.defer("{policy}", "{reason}");
[then]按 {policy} 拒绝，原因是 {reason}=policies.veto("{policy}", "{reason}");

# ---- 那么：分派 ----
[then]交给 {queue} 队列=assignment.queue("{queue}");
[then]交给客户的专属经理=assignment.managerOfRecord();
[then]须由掌握 {skill} 的人处理=assignment.skill("{skill}");
[then]须由掌握客户 {field} 所指技能的人处理=assignment.skillOf("{field}");
[then]须在 {duration} 内开始=assignment.startWithin("{duration}");
[then]须在 {duration} 内完成=assignment.dueWithin("{duration}");
[then]优先级为 {n}=assignment.priority({n});
[then]按话术 {playbook} 沟通=assignment.playbook("{playbook}");
[then]经理可以提供优惠 {offer}=assignment.mayOffer("{offer}");
