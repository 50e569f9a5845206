package io.holdfast.notification;

/** Preferences that cannot be, with a named reason. */
public final class PreferencesRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  PreferencesRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** Stable codes. */
  public enum Code {
    /** Not what an e-mail address looks like. */
    INVALID_MAIL,
    /** An address that webhooks may not have here. */
    WEBHOOK_NOT_ALLOWED
  }
}
