package io.holdfast.rules.samples;

import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.rules.language.Type;
import java.util.List;
import java.util.Set;

/** What of a case has to be chosen for a path to have an answer; several paths may share it. */
final class Variables {
  static final String CONTACTS = "contacts";
  static final String CONSENTS = "consents";
  static final String RISK = "risk";
  static final String TIER = "tier";
  static final String LEFT = "left";
  static final String OFFER_HELD = "offerHeld";
  static final String AGE = "ageDays";
  static final String SIGNAL_TYPE = "signalType";
  static final String PROPOSAL = "proposal";
  static final String ECONOMICS = "economics";
  static final String OPEN = "open:";
  static final String FULL = "full:";
  static final String DATA = "data.";

  private static final String CUSTOMER = "customer";
  private static final String QUIET_HOURS = "quietHours";
  private static final String COMES_WITHIN = "comesWithin";

  private static final Set<String> BY_NAME =
      Set.of(CONTACTS, CONSENTS, RISK, TIER, LEFT, OFFER_HELD, AGE, SIGNAL_TYPE);
  private static final Set<String> OF_A_PROPOSAL =
      Set.of("kind", "actionClass", "channel", "purpose", "cause", "offer");
  private static final Set<String> OF_CONTACTS =
      Set.of("runningDiscounts", "totalDiscountPct", "marginAfterDiscountPct");
  private static final Set<String> OF_ECONOMICS =
      Set.of("cost", "customerValue", "expectedProfit", "overBudget");

  private Variables() {}

  /** The variable behind a path of a rule of this stage, with the type of its values. */
  static Variable of(Path path, Stage stage) {
    boolean action = stage == Stage.POLICIES || stage == Stage.ASSIGNMENT;
    List<Step> steps = path.steps();
    if (action && steps.size() > 1 && steps.get(0).name().equals("signal")) {
      return of(steps.subList(1, steps.size()), false);
    }
    return of(steps, action);
  }

  private static Variable of(List<Step> steps, boolean action) {
    Step first = steps.get(0);
    String name = first.name();
    if (steps.size() > 1 && (name.equals(CUSTOMER) || name.equals("history"))) {
      return new Variable(name + '.' + steps.get(1).name(), steps.get(1).type());
    }
    if (first.call() && !first.arguments().isEmpty()) {
      Object about = first.arguments().get(0) instanceof Constant given ? given.value() : "";
      return switch (name) {
        case COMES_WITHIN -> new Variable(CUSTOMER + '.' + about, Type.of(Type.Kind.DAY));
        case "full" -> new Variable(FULL + about, first.type());
        default -> new Variable(OPEN + about, first.type());
      };
    }
    if (action && name.equals(QUIET_HOURS)) {
      return new Variable(CUSTOMER + ".timezone", Type.of(Type.Kind.TEXT));
    }
    if (action && OF_CONTACTS.contains(name)) {
      return new Variable(CONTACTS, first.type());
    }
    if (BY_NAME.contains(name)) {
      return new Variable(name, first.type());
    }
    if (action && OF_A_PROPOSAL.contains(name)) {
      return new Variable(PROPOSAL, first.type());
    }
    return new Variable(
        action && OF_ECONOMICS.contains(name) ? ECONOMICS : DATA + name, first.type());
  }

  /** Something to choose. */
  record Variable(String name, Type type) {}
}
