package io.holdfast.decision;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a decision came out as it did: for doing nothing where nothing is asked for, for every
 * candidate, for what is withdrawn, and for every offer that a rule might have proposed on such a
 * signal.
 *
 * @param ruleSet version that decided, and by which every change was decided again
 * @param tried how many changes of one fact were decided again
 */
public record Explanation(String decision, String ruleSet, List<Answer> answers, int tried) {

  /**
   * What became of one thing that could have been done.
   *
   * @param flip the smallest change of one fact that would have turned it; absent where no single
   *     fact would
   */
  public record Answer(
      Subject subject, Standing standing, List<Ground> grounds, Optional<Flip> flip) {}

  /** What an answer is about: an action, or {@code NO_ACTION} for doing nothing. */
  public record Subject(
      ActionKind kind,
      Optional<String> offerId,
      Optional<String> template,
      Optional<String> cause,
      Optional<String> channel) {
    /** Doing nothing. */
    public static final Subject NOTHING =
        new Subject(
            ActionKind.NO_ACTION,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The proposed action. */
    public static Subject of(Proposal proposal) {
      return new Subject(
          proposal.kind(),
          proposal.offerId(),
          proposal.template(),
          proposal.cause(),
          proposal.channel());
    }

    /** What a withdrawn action was about. */
    public static Subject of(Contact contact) {
      boolean task = contact.kind() == ActionKind.MANAGER_TASK;
      return new Subject(
          contact.kind(),
          contact.offerId(),
          contact.about().filter(about -> !task),
          contact.about().filter(about -> task),
          contact.channel());
    }

    /** Whether this is what is proposed; by any channel where this names none. */
    public boolean is(Proposal proposal) {
      Subject other = of(proposal);
      return kind == other.kind
          && offerId.equals(other.offerId)
          && template.equals(other.template)
          && cause.equals(other.cause)
          && (channel.isEmpty() || channel.equals(other.channel));
    }
  }

  /** How something stands in a decision; the names are stable. */
  public enum Standing {
    /** It is asked for. */
    CHOSEN,
    /** A policy refused it. */
    VETOED,
    /** It would be asked for, and waits for the time a policy allows. */
    DEFERRED,
    /** It does not wait for anything, so it was decided when the signal came. */
    DECIDED_BEFORE,
    /** Another candidate had the higher priority. */
    OUTRANKED,
    /** It would cost more than it brings. */
    UNPROFITABLE,
    /** The customer belongs to the group left alone on purpose. */
    HOLDOUT,
    /** The customer's arm of an experiment goes without it. */
    WITHHELD,
    /** It was asked for earlier, was not sent yet, and is not to be done any more. */
    WITHDRAWN,
    /** No rule proposed it. */
    NOT_PROPOSED,
    /** Nothing is asked for at all. */
    NOTHING
  }

  /**
   * Something that made it so.
   *
   * @param rule id of the rule; empty text where arbitration decided, not a rule
   * @param policy whose refusal it is
   * @param reason the rule's own reason
   * @param conditions those of the rule that decided it, one way or the other
   * @param reckoned what arbitration decided it by
   */
  public record Ground(
      String rule,
      Optional<String> policy,
      Optional<Reason> reason,
      List<Condition> conditions,
      Optional<Reckoned> reckoned) {}

  /**
   * What a rule asks, and what it was told.
   *
   * @param words by language tag, as the rule's sentence or table says it
   * @param found what was found, where the words do not say it
   */
  public record Condition(Map<String, String> words, boolean holds, List<Found> found) {}

  /**
   * What a fact was.
   *
   * @param fact such as {@code dropPct}, {@code customer.tenureMonths}, {@code parameter
   *     contacts-per-week}, {@code consent marketing sms}, {@code contact data-10gb-3m}, {@code
   *     contact data-10gb-3m DECLINED}
   * @param value absent where there was nothing; of a contact its time
   */
  public record Found(String fact, Optional<Object> value) {}

  /**
   * A candidate's number against the one that was wanted, where numbers decided.
   *
   * @param was expected profit, or priority, in the rule set's currency
   * @param wanted what it had to be more than
   */
  public record Reckoned(Loss loss, Optional<Double> was, Optional<Double> wanted) {}

  /**
   * A change of one fact, decided again by the version that decided.
   *
   * @param fact such as {@code dropPct}, {@code customer.tenureMonths}, {@code
   *     history.complaints30d}, {@code consent marketing sms}
   * @param was absent where there was nothing
   * @param wouldBe absent for nothing
   * @param size a number's change as a share of the larger of the two numbers, anything else 1
   * @param outcome what would have been asked for, such as {@code ACT: TAILORED_OFFER data sms}
   */
  public record Flip(
      String fact, Optional<Object> was, Optional<Object> wouldBe, double size, String outcome) {}
}
