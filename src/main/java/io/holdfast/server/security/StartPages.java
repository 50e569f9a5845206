package io.holdfast.server.security;

import io.holdfast.access.Permission;
import jakarta.servlet.http.HttpServletRequest;

/** Where somebody begins: at what they are here for. */
final class StartPages {
  private StartPages() {}

  static String of(HttpServletRequest request) {
    if (may(request, Permission.TASKS)) {
      return "/";
    }
    if (may(request, Permission.RULES)) {
      return "/rules";
    }
    return may(request, Permission.DECISIONS) ? "/decisions" : "/account";
  }

  private static boolean may(HttpServletRequest request, Permission permission) {
    return request.isUserInRole(permission.word());
  }
}
