package io.holdfast.console;

import io.holdfast.action.Playbook;
import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.action.Wording;
import io.holdfast.vocabulary.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words of an imagined rule set. */
public final class SampleWording implements Wording {
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          word(
              "USAGE_DROP",
              "Uses {dropPct} % less {metric} than usual",
              "{metric}用量比平时下降 {dropPct}%"),
          word(
              "COMPLAINT_REPEATED",
              "Complained {count} times in 30 days, last about {topic}",
              "30 天内投诉 {count} 次，最近一次涉及{topic}"),
          word("COMPLAINT_OPEN", "A complaint about {topic} is open", "有一件关于{topic}的投诉未了结"),
          word(
              "COMPETITOR_OFFER",
              "Says {competitor} offers the same for {price} a month",
              "称 {competitor} 同等套餐每月仅 {price}"),
          word(
              "CONTRACT_ENDS",
              "The contract ends in {daysLeft} days and nothing is agreed",
              "合同将在 {daysLeft} 天后到期，尚未续约"),
          word("CANCEL_INTENT", "Asked the hotline how to cancel", "致电热线询问如何销户"),
          word(
              "BILL_SHOCK",
              "The last bill was {risePct} % higher than expected",
              "上期账单比预期高 {risePct}%"),
          word(
              "NETWORK",
              "Had {minutesDown} minutes without network at the main site",
              "主要办公地点断网 {minutesDown} 分钟"),
          word("LONG_TENURE", "With us for {years} years", "在网 {years} 年"),
          word(
              "LOW_SATISFACTION",
              "Gave {score} of 10 in the last survey",
              "最近一次调查评分 {score}（满分 10）"),
          word(
              "KEY_ACCOUNT_CALL",
              "A key account at risk hears from its manager, not from a message",
              "重点客户有风险时由经理亲自联系，不发消息"),
          word(
              "PRICE_GAP",
              "An answer to a stated price is worth more than it costs",
              "对客户提出的价格作出回应，收益大于成本"),
          word(
              "LEAVE_ALONE",
              "Nothing points to leaving; a contact would only remind them",
              "没有离网迹象，联系反而会提醒客户"),
          word(
              "NO_CONSENT",
              "The customer has not agreed to marketing by this channel",
              "客户未同意通过该渠道接收营销信息"),
          word(
              "WEEKLY_CAP",
              "Contacted {count} times in the last 7 days; 2 are allowed",
              "最近 7 天已联系 {count} 次，上限为 2 次"),
          word("SELLING_DURING_COMPLAINT", "No selling while a complaint is open", "投诉未了结期间不得推销"),
          word("usage-drop", "Usage dropped", "用量下降"),
          word("complaint-opened", "Complaint opened", "新投诉"),
          word("competitor-offer", "Competitor offer mentioned", "提及竞争对手优惠"),
          word("contract-ending", "Contract ending", "合同即将到期"),
          word("cancel-intent", "Intends to cancel", "有意销户"),
          word("bill-shock", "Bill shock", "账单激增"),
          word("network-degradation", "Network degraded", "网络质量下降"),
          word("satisfaction-score", "Satisfaction score", "满意度评分"),
          word("complaint", "Unhappy after complaints", "投诉未解"),
          word("retention-call", "About to leave", "即将离网"),
          word("renewal", "Renewal", "续约"),
          word("key-desk", "Key account desk", "大客户席"),
          word("business-desk", "Business desk", "商业客户席"),
          word("retention-desk", "Retention desk", "挽留席"),
          word("loyalty-data-10gb", "10 GB more each month", "每月加赠 10 GB 流量"),
          word("loyalty-discount-10", "10 % off the monthly fee", "月费九折"),
          word("roaming-pass", "Roaming pass for the next trip", "下次出行漫游包"),
          word("free-line-month", "One month of all lines free", "全部线路免一个月月费"));

  private static Map.Entry<String, List<String>> word(String code, String english, String chinese) {
    return Map.entry(code, List.of(english, chinese));
  }

  private static Map<String, String> words(String code, Map<String, Object> facts) {
    List<String> texts = WORDS.getOrDefault(code, List.of(code, code));
    Map<String, String> filled = new LinkedHashMap<>();
    for (int i = 0; i < LANGUAGES.size(); i++) {
      String text = texts.get(i);
      for (Map.Entry<String, Object> fact : facts.entrySet()) {
        text = text.replace('{' + fact.getKey() + '}', fact.getValue().toString());
      }
      filled.put(LANGUAGES.get(i), text);
    }
    return filled;
  }

  @Override
  public Map<String, String> reason(Reason reason) {
    return words(reason.code(), reason.facts());
  }

  @Override
  public Map<String, String> signal(String type) {
    return words(type, Map.of());
  }

  @Override
  public Map<String, String> field(String name) {
    return name.equals("dropPct") ? Map.of("en", "Drop, %", "zh-CN", "下降 %") : Map.of();
  }

  @Override
  public Map<String, String> offer(String offerId) {
    return words(offerId, Map.of());
  }

  @Override
  public Map<String, String> cause(String cause) {
    return words(cause, Map.of());
  }

  @Override
  public Map<String, String> queue(String queue) {
    return words(queue, Map.of());
  }

  @Override
  public TaskChoices choices() {
    Map<String, TaskOutcome> outcomes = new LinkedHashMap<>();
    outcomes.put("SAVED", outcome(Leads.COMPLETED, "Stays with us", "客户留下"));
    outcomes.put(
        "LEFT",
        new TaskOutcome(
            Leads.COMPLETED,
            Map.of("en", "Leaves us", "zh-CN", "客户离网"),
            Map.of("PRICE", Map.of("en", "Price", "zh-CN", "价格")),
            false,
            Optional.empty()));
    outcomes.put("CALLBACK_SET", outcome(Leads.ON_HOLD, "Call back", "约定回电"));
    return new TaskChoices(
        Map.of("key-desk", queue("key-desk"), "retention-desk", queue("retention-desk")),
        outcomes,
        Optional.empty());
  }

  private static TaskOutcome outcome(Leads leads, String english, String chinese) {
    return new TaskOutcome(
        leads, Map.of("en", english, "zh-CN", chinese), Map.of(), false, Optional.empty());
  }

  @Override
  public Map<String, String> template(String template) {
    return words(template, Map.of());
  }

  @Override
  public Playbook playbook(String playbook) {
    if (playbook.equals("complaint")) {
      return new Playbook(
          playbook,
          Map.of(
              "en",
              List.of(
                  "Apologise first, without conditions: “You should not have had to call twice.”",
                  "Say what has been found out so far and who is working on it.",
                  "Promise one time by which you call back, and note it."),
              "zh-CN",
              List.of("先无条件道歉：“让您两次来电，非常抱歉。”", "说明目前查明的情况以及由谁处理。", "承诺一个回电时间并记录下来。")),
          Map.of(
              "en",
              List.of(
                  "Do not sell anything while the complaint is open.",
                  "Do not blame the network team."),
              "zh-CN",
              List.of("投诉未了结前不要推销。", "不要把责任推给网络部门。")));
    }
    return new Playbook(
        playbook,
        Map.of(
            "en",
            List.of(
                "Ask what would have to change for them to stay, and listen to the end.",
                "Sum up in their words, then name the one offer that answers it.",
                "Leave the decision with them: “Shall I set it up, or would you like to think about it?”"),
            "zh-CN",
            List.of("询问怎样改变才愿意留下，并耐心听完。", "用客户的话总结，再提出对应的那一项优惠。", "让客户决定：“我现在为您办理，还是您再考虑一下？”")),
        Map.of(
            "en",
            List.of(
                "Do not name or judge the competitor.",
                "Do not promise terms that are not on this page."),
            "zh-CN",
            List.of("不要提及或评价竞争对手。", "不要承诺本页未列出的条件。")));
  }
}
