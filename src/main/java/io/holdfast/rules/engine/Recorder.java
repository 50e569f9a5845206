package io.holdfast.rules.engine;

import io.holdfast.vocabulary.Assessment;
import io.holdfast.vocabulary.Assignment;
import io.holdfast.vocabulary.Policies;
import io.holdfast.vocabulary.Proposals;
import java.util.function.Consumer;

/**
 * The verbs as rules call them: nothing is done, only noted, to be said again to a {@link Draft} in
 * the order of the rules.
 *
 * @param <V> the verbs
 */
abstract class Recorder<V> {
  private Consumer<Consumer<V>> ear = word -> {};

  /** Who is told. */
  final void tell(Consumer<Consumer<V>> listener) {
    this.ear = listener;
  }

  final void say(Consumer<V> word) {
    ear.accept(word);
  }

  static final class OfAssessment extends Recorder<Assessment> implements Assessment {
    @Override
    public void points(int points, String reason) {
      say(to -> to.points(points, reason));
    }

    @Override
    public void tier(String tier) {
      say(to -> to.tier(tier));
    }
  }

  static final class OfProposals extends Recorder<Proposals> implements Proposals {
    @Override
    public void offer(String offerId, String channel, String reason) {
      say(to -> to.offer(offerId, channel, reason));
    }

    @Override
    public void outreach(String channel, String template, String reason) {
      say(to -> to.outreach(channel, template, reason));
    }

    @Override
    public void managerTask(String cause, String reason) {
      say(to -> to.managerTask(cause, reason));
    }

    @Override
    public void owedTask(String cause, String reason) {
      say(to -> to.owedTask(cause, reason));
    }

    @Override
    public void serviceFix(String fix, String reason) {
      say(to -> to.serviceFix(fix, reason));
    }

    @Override
    public void inform(String channel, String template, String reason) {
      say(to -> to.inform(channel, template, reason));
    }

    @Override
    public void winBack(String offerId, String channel, String reason) {
      say(to -> to.winBack(offerId, channel, reason));
    }

    @Override
    public void nothing(String reason) {
      say(to -> to.nothing(reason));
    }

    @Override
    public void comeBack(String timer, String parameter, String reason) {
      say(to -> to.comeBack(timer, parameter, reason));
    }

    @Override
    public void comeBackAfterContact(String timer, String parameter, String reason) {
      say(to -> to.comeBackAfterContact(timer, parameter, reason));
    }

    @Override
    public void comeBackBefore(String timer, String date, String parameter, String reason) {
      say(to -> to.comeBackBefore(timer, date, parameter, reason));
    }

    @Override
    public void comeBackAt(String timer, String moment, String reason) {
      say(to -> to.comeBackAt(timer, moment, reason));
    }

    @Override
    public void stayAway(String timer, String reason) {
      say(to -> to.stayAway(timer, reason));
    }

    @Override
    public void withdraw(String template, String reason) {
      say(to -> to.withdraw(template, reason));
    }

    @Override
    public void withdrawTask(String cause, String reason) {
      say(to -> to.withdrawTask(cause, reason));
    }

    @Override
    public void withdrawEvery(String kind, String reason) {
      say(to -> to.withdrawEvery(kind, reason));
    }

    @Override
    public void withdrawRefused(String purpose, String reason) {
      say(to -> to.withdrawRefused(purpose, reason));
    }

    @Override
    public void contextWeight(double weight, String reason) {
      say(to -> to.contextWeight(weight, reason));
    }
  }

  static final class OfPolicies extends Recorder<Policies> implements Policies {
    @Override
    public void veto(String policy, String reason) {
      say(to -> to.veto(policy, reason));
    }

    @Override
    public void defer(String policy, String reason) {
      say(to -> to.defer(policy, reason));
    }
  }

  static final class OfAssignment extends Recorder<Assignment> implements Assignment {
    @Override
    public void queue(String queue) {
      say(to -> to.queue(queue));
    }

    @Override
    public void managerOfRecord() {
      say(Assignment::managerOfRecord);
    }

    @Override
    public void skill(String skill) {
      say(to -> to.skill(skill));
    }

    @Override
    public void skillOf(String field) {
      say(to -> to.skillOf(field));
    }

    @Override
    public void startWithin(String duration) {
      say(to -> to.startWithin(duration));
    }

    @Override
    public void dueWithin(String duration) {
      say(to -> to.dueWithin(duration));
    }

    @Override
    public void priority(int priority) {
      say(to -> to.priority(priority));
    }

    @Override
    public void playbook(String playbook) {
      say(to -> to.playbook(playbook));
    }

    @Override
    public void mayOffer(String offerId) {
      say(to -> to.mayOffer(offerId));
    }
  }
}
