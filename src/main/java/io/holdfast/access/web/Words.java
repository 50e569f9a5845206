package io.holdfast.access.web;

import io.holdfast.access.Permission;
import io.holdfast.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** Roles and scopes as callers write them. */
final class Words {
  private Words() {}

  static Set<Role> roles(List<String> words) {
    return read("role", words, Words::role, Arrays.stream(Role.values()).map(Role::name).toList());
  }

  static Set<Permission> scopes(List<String> words) {
    return read(
        "scope",
        words,
        Permission::of,
        Arrays.stream(Permission.values()).map(Permission::word).toList());
  }

  static List<String> of(Collection<Permission> scopes) {
    return scopes.stream().sorted().map(Permission::word).toList();
  }

  private static Optional<Role> role(String word) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static <T> Set<T> read(
      String what, List<String> words, Function<String, Optional<T>> known, List<String> all) {
    Set<T> read = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (String word : words == null ? List.<String>of() : words) {
      known.apply(word).ifPresentOrElse(read::add, () -> unknown.add(word));
    }
    if (!unknown.isEmpty()) {
      throw Refusals.problem(
          HttpStatus.BAD_REQUEST,
          "UNKNOWN_" + what.toUpperCase(Locale.ROOT),
          "There is no %s %s. There are: %s"
              .formatted(what, String.join(", ", unknown), String.join(", ", all)));
    }
    return read;
  }
}
