package io.holdfast.server.security;

import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Accounts.Wanted;
import io.holdfast.access.FirstAccess;
import io.holdfast.access.Role;
import io.holdfast.access.Staff;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Tells whoever starts the service for the first time how to get in. */
final class FirstStart {
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
  private static final Set<String> DESKS = Set.of("key-account-desk", "business-desk");

  private final FirstAccess access;
  private final Staff staff;
  private final Optional<String> secret;
  private final boolean demo;

  /**
   * @param secret of the first token, where it is given
   * @param demo whether there are invented customers, and people to look after them
   */
  FirstStart(FirstAccess access, Staff staff, Optional<String> secret, boolean demo) {
    this.access = access;
    this.staff = staff;
    this.secret = secret;
    this.demo = demo;
  }

  @EventListener(ApplicationStartedEvent.class)
  void begin() {
    try {
      access.begin(people(), secret).ifPresent(this::begun);
    } catch (AccessStoreUnavailable e) {
      log.warn("Whether this is the first start is not known: {}", e.getMessage());
    }
  }

  private void begun(FirstAccess.Made made) {
    show(made, System.out);
    if (demo) {
      staff.able("m.lin", Set.of("zh-CN", "en"), Optional.empty());
      staff.able("m.brandt", Set.of("en"), Optional.empty());
    }
  }

  private List<Wanted> people() {
    List<Wanted> people = new ArrayList<>();
    people.add(person("admin", "Admin", Role.ADMIN, Set.of()));
    if (demo) {
      people.add(person("supervisor", "Supervisor", Role.SUPERVISOR, DESKS));
      people.add(person("m.lin", "Lin", Role.MANAGER, DESKS));
      people.add(person("m.brandt", "Brandt", Role.MANAGER, DESKS));
      people.add(person("analyst", "Analyst", Role.ANALYST, Set.of()));
    }
    return people;
  }

  private static Wanted person(String id, String name, Role role, Set<String> desks) {
    return new Wanted(id, name, Set.of(role), Set.of(), desks);
  }

  // printed, not logged: what is logged is kept and read by many
  private static void show(FirstAccess.Made made, PrintStream out) {
    StringBuilder text = new StringBuilder("\nShown this once. To log in, name and password:\n");
    made.accounts()
        .forEach(one -> text.append("  %-12s %s%n".formatted(one.account().id(), one.password())));
    text.append("For commands and programs, a token that opens everything:\n");
    text.append("  export HOLDFAST_TOKEN=").append(made.token()).append('\n');
    out.println(text);
    out.flush();
  }
}
