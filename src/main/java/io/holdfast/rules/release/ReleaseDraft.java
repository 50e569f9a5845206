package io.holdfast.rules.release;

import io.holdfast.rules.release.Release.Act;
import io.holdfast.rules.release.Release.Canary;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.Release.Pin;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.Release.What;
import io.holdfast.rules.release.ReleaseRefused.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The next release while it is being made. */
final class ReleaseDraft {
  private static final int DIRECTORIES = 100;
  private static final int BEFORE = 50;

  private final Release start;
  private final ReleasePolicy policy;
  private final Instant now;

  private Optional<Use> active;
  private final List<String> before;
  private Optional<Pin> pin;
  private Optional<Use> candidate;
  private Optional<Canary> canary;
  private Optional<Use> shadow;
  private Optional<String> announced;
  private final Map<String, String> directories;
  private final List<KeptVersion> kept;
  private final List<Act> trail;
  private final Map<String, byte[]> added = new LinkedHashMap<>();

  ReleaseDraft(Release start, ReleasePolicy policy, Instant now) {
    this.start = start;
    this.policy = policy;
    this.now = now;
    this.active = start.active();
    this.before = new ArrayList<>(start.before());
    this.pin = start.pin();
    this.candidate = start.candidate();
    this.canary = start.canary();
    this.shadow = start.shadow();
    this.announced = start.announced();
    this.directories = new LinkedHashMap<>(start.directories());
    this.kept = new ArrayList<>(start.kept());
    this.trail = new ArrayList<>(start.trail());
  }

  /** An instance's directory has come to hold this content; whether that is something new. */
  boolean directory(String instance, String version) {
    String held = directories.remove(instance);
    directories.put(instance, version);
    while (directories.size() > DIRECTORIES) {
      directories.remove(directories.keySet().iterator().next());
    }
    if (held != null && !held.equals(version) && waiting(held)) {
      candidate = Optional.empty();
    }
    return !version.equals(held);
  }

  void keep(Proposal proposal, byte[] content) {
    if (kept.stream().noneMatch(k -> k.version().equals(proposal.version()))) {
      added.put(proposal.version(), content);
      kept.add(
          new KeptVersion(
              proposal.version(),
              proposal.name(),
              proposal.author(),
              now,
              content.length,
              false,
              proposal.fourEyes(),
              proposal.guarded(),
              ""));
    }
  }

  /** Tells of a kept version that may soon be in use. */
  void announce(String version) {
    kept(version);
    if (!release(0).needed().contains(version)) {
      announced = Optional.of(version);
    }
  }

  /** A changed directory asks to be used. */
  void propose(Proposal proposal) {
    String version = proposal.version();
    if (deciding(version) || waiting(version)) {
      return;
    }
    boolean reviewed = secondPersonFor(kept(version)).isEmpty();
    boolean held = !proposal.held().isEmpty();
    if (active.isEmpty() || (pin.isEmpty() && reviewed && !held)) {
      activate(version, proposal.author(), What.ACTIVATED, proposal.source());
    } else {
      candidate = Optional.of(new Use(version, proposal.author(), now));
      kept.replaceAll(k -> k.version().equals(version) ? k.held(proposal.held()) : k);
      act(
          proposal.author(),
          What.PROPOSED,
          version,
          held
              ? "%s; held by %s".formatted(proposal.source(), proposal.held().replace("\n", "; "))
              : proposal.source());
    }
  }

  /** A version of no use, of which no more is kept than was needed before. */
  void forget(String version) {
    announced = announced.filter(a -> !a.equals(version));
    Set<String> needed = release(0).needed();
    kept.removeIf(k -> k.version().equals(version) && !k.approved() && !needed.contains(version));
  }

  void reject(Proposal proposal, int errors) {
    act(
        proposal.author(),
        What.REJECTED,
        proposal.version(),
        "%d %s in %s".formatted(errors, errors == 1 ? "error" : "errors", proposal.source()));
  }

  void activate(String version, Person by, String note) {
    KeptVersion chosen = kept(version);
    if (deciding(version)) {
      return;
    }
    boolean approval = waiting(version);
    mustHaveBeenSeen(chosen, by);
    if (!chosen.held().isEmpty() && note.isBlank()) {
      throw new ReleaseRefused(
          Code.REASON_REQUIRED,
          "Say why version %s shall decide all the same; it is held by %s"
              .formatted(version, chosen.held()));
    }
    activate(version, by.name(), approval ? What.APPROVED : What.ACTIVATED, note);
  }

  void approve(String version, Person by, String note) {
    if (!waiting(version)) {
      throw new ReleaseRefused(
          Code.NO_CANDIDATE,
          candidate
              .map(c -> "Version %s waits for approval, not this one.".formatted(c.version()))
              .orElse("No version waits for approval."));
    }
    activate(version, by, note);
  }

  void rollBack(Optional<String> to, Person by, String note) {
    if (to.filter(this::deciding).isPresent()) {
      return;
    }
    if (to.isPresent() ? !kept(to.get()).approved() : before.isEmpty()) {
      throw new ReleaseRefused(
          Code.NOTHING_TO_ROLL_BACK_TO,
          to.isPresent()
              ? "Version %s was never active; activate it instead.".formatted(to.get())
              : "No version was active before this one.");
    }
    String version = to.orElseGet(() -> before.get(before.size() - 1));
    mustHaveBeenSeen(kept(version), by);
    List<String> earlier =
        before.contains(version) ? before.subList(0, before.lastIndexOf(version)) : before;
    List<String> remaining = List.copyOf(earlier);
    activate(version, by.name(), What.ROLLED_BACK, note);
    before.clear();
    before.addAll(remaining);
    // or the next save of any file would bring back what was just taken out
    if (pin.isEmpty()) {
      pin(by, "by the roll-back");
    }
  }

  void pin(Person by, String note) {
    if (pin.isEmpty()) {
      pin = Optional.of(new Pin(by.name(), now));
      act(by.name(), What.PINNED, active.map(Use::version).orElse(""), note);
    }
  }

  void unpin(Person by, String note) {
    if (pin.isPresent()) {
      pin = Optional.empty();
      act(by.name(), What.UNPINNED, active.map(Use::version).orElse(""), note);
    }
  }

  void startCanary(String version, double sharePct, Person by, String note) {
    if (!(sharePct > 0 && sharePct <= 100)) {
      throw new ReleaseRefused(
          Code.INVALID_SHARE, "A share is over 0 and at most 100 percent, not " + sharePct + '.');
    }
    KeptVersion chosen = kept(version);
    mustHaveBeenSeen(chosen, by);
    // the same customers stay with a version while its share grows
    String salt = canary.filter(c -> c.version().equals(version)).map(Canary::salt).orElse(version);
    canary = Optional.of(new Canary(version, sharePct, salt, by.name(), now));
    act(by.name(), What.CANARY_STARTED, version, joined(percent(sharePct), note));
  }

  void stopCanary(Person by, String note) {
    canary.ifPresent(c -> act(by.name(), What.CANARY_STOPPED, c.version(), note));
    canary = Optional.empty();
  }

  void startShadow(String version, Person by, String note) {
    kept(version);
    shadow = Optional.of(new Use(version, by.name(), now));
    act(by.name(), What.SHADOW_STARTED, version, note);
  }

  void stopShadow(Person by, String note) {
    shadow.ifPresent(s -> act(by.name(), What.SHADOW_STOPPED, s.version(), note));
    shadow = Optional.empty();
  }

  /** Whether there is anything to commit. */
  boolean changed() {
    return !release(start.revision()).equals(start);
  }

  /** The release as drafted, with no more kept than the policy allows. */
  Release release() {
    Set<String> used = release(0).used();
    announced = announced.filter(version -> !used.contains(version));
    prune();
    return release(start.revision() + 1);
  }

  Map<String, byte[]> added() {
    return added;
  }

  /** Versions that were kept and no longer are; to be asked for after {@link #release}. */
  Set<String> dropped() {
    Set<String> dropped = new HashSet<>();
    start.kept().forEach(k -> dropped.add(k.version()));
    kept.forEach(k -> dropped.remove(k.version()));
    return dropped;
  }

  private Release release(long revision) {
    return new Release(
        revision,
        active,
        List.copyOf(before),
        pin,
        candidate,
        canary,
        shadow,
        announced,
        Collections.unmodifiableMap(new LinkedHashMap<>(directories)),
        List.copyOf(kept),
        List.copyOf(trail));
  }

  private void activate(String version, String by, What what, String note) {
    active.ifPresent(use -> before.add(use.version()));
    while (before.size() > BEFORE) {
      before.remove(0);
    }
    active = Optional.of(new Use(version, by, now));
    kept.replaceAll(k -> k.version().equals(version) ? k.activated() : k);
    if (waiting(version)) {
      candidate = Optional.empty();
    }
    act(by, what, version, note);
    // what decides for everybody needs no share of them, and nothing to be compared with
    canary.filter(c -> c.version().equals(version)).ifPresent(c -> canary = Optional.empty());
    shadow.filter(s -> s.version().equals(version)).ifPresent(s -> shadow = Optional.empty());
  }

  private void mustHaveBeenSeen(KeptVersion version, Person by) {
    String what = secondPersonFor(version);
    if (!what.isEmpty() && by.is(version.author())) {
      throw new ReleaseRefused(
          Code.SAME_PERSON,
          "%s made version %s; somebody else has to approve it, as the active version asks for %s."
              .formatted(version.author(), version.version(), what));
    }
  }

  private String secondPersonFor(KeptVersion version) {
    return release(0)
        .active()
        .flatMap(use -> release(0).kept(use.version()))
        .map(live -> live.needsSecondPersonFor(version))
        .orElse("");
  }

  private KeptVersion kept(String version) {
    return kept.stream()
        .filter(k -> k.version().equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseRefused(
                    Code.UNKNOWN_VERSION, "No version %s is kept.".formatted(version)));
  }

  private boolean deciding(String version) {
    return active.filter(use -> use.version().equals(version)).isPresent();
  }

  private boolean waiting(String version) {
    return candidate.filter(use -> use.version().equals(version)).isPresent();
  }

  private void act(String by, What what, String version, String note) {
    trail.add(new Act(now, by, what, version, note));
  }

  private void prune() {
    Set<String> needed = release(0).needed();
    long bytes = kept.stream().mapToLong(KeptVersion::bytes).sum();
    for (KeptVersion oldest : List.copyOf(kept)) {
      if (kept.size() <= policy.versions() && bytes <= policy.bytes()) {
        break;
      }
      if (!needed.contains(oldest.version())) {
        kept.remove(oldest);
        added.remove(oldest.version());
        bytes -= oldest.bytes();
      }
    }
    Set<String> remaining = new HashSet<>();
    kept.forEach(k -> remaining.add(k.version()));
    before.retainAll(remaining);
    trail.subList(0, Math.max(0, trail.size() - policy.acts())).clear();
  }

  private static String percent(double share) {
    String number = share == Math.rint(share) ? Long.toString((long) share) : "" + share;
    return number + " % of the customers";
  }

  private static String joined(String first, String second) {
    return second.isEmpty() ? first : first + "; " + second;
  }
}
