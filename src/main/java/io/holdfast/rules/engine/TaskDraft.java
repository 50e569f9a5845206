package io.holdfast.rules.engine;

import io.holdfast.vocabulary.Assignment;
import io.holdfast.vocabulary.Desk;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fills in who does a task. Where no rule says otherwise it is due in a day, of middle priority and
 * without a playbook; without a queue there is no task.
 */
final class TaskDraft extends Draft<Optional<TaskAssignment>> implements Assignment {
  private static final String MANAGER_FIELD = "accountManager";

  private final Facts facts;
  private final Map<String, Offer> offers;
  private final Map<String, Desk> desks;
  private final Predicate<Offer> paid;
  private final Set<String> mayOffer = new LinkedHashSet<>();
  private final Set<String> skills = new LinkedHashSet<>();
  private Optional<String> queue = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private Optional<Duration> startWithin = Optional.empty();
  private Duration dueWithin = Duration.ofDays(1);
  private int priority = 3;
  private String playbook = "";

  /**
   * @param desks by the name of their queue
   * @param paid whether there is money for an offer
   */
  TaskDraft(
      Facts facts, Map<String, Offer> offers, Map<String, Desk> desks, Predicate<Offer> paid) {
    this.facts = facts;
    this.offers = offers;
    this.desks = desks;
    this.paid = paid;
  }

  @Override
  public void queue(String word) {
    queue = Optional.of(word);
  }

  @Override
  public void managerOfRecord() {
    owner = told(MANAGER_FIELD);
  }

  @Override
  public void skill(String word) {
    skills.add(word);
  }

  @Override
  public void skillOf(String field) {
    told(field).ifPresent(skills::add);
  }

  private Optional<String> told(String field) {
    return Optional.ofNullable(facts.profile().get(field))
        .map(Object::toString)
        .filter(text -> !text.isBlank());
  }

  @Override
  public void startWithin(String duration) {
    startWithin = Optional.of(Duration.parse(duration));
  }

  @Override
  public void dueWithin(String duration) {
    dueWithin = Duration.parse(duration);
  }

  @Override
  public void priority(int word) {
    priority = Math.max(1, Math.min(5, word));
  }

  @Override
  public void playbook(String word) {
    playbook = word;
  }

  @Override
  public void mayOffer(String offerId) {
    Offer offer = offers.get(offerId);
    if (offer == null) {
      throw new IllegalArgumentException("There is no offer '" + offerId + "'");
    }
    if (OfferTerms.allow(offer, facts) && paid.test(offer)) {
      mayOffer.add(offerId);
    }
  }

  @Override
  Optional<TaskAssignment> result() {
    return queue.map(this::assignment);
  }

  private TaskAssignment assignment(String name) {
    Desk desk = desks.getOrDefault(name, Desk.USUAL);
    return new TaskAssignment(
        name,
        owner,
        desk.after(facts.now(), dueWithin),
        priority,
        playbook,
        List.copyOf(mayOffer),
        List.copyOf(skills),
        startWithin.map(time -> desk.after(facts.now(), time)));
  }
}
