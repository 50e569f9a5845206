package io.holdfast.rules.release;

/** A change of the release that is not made, with a named reason. */
public final class ReleaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  public ReleaseRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** Stable codes. */
  public enum Code {
    /** Nobody's name came with it. */
    NAME_REQUIRED,
    /** No version that is kept begins like this. */
    UNKNOWN_VERSION,
    /** Several versions that are kept begin like this. */
    AMBIGUOUS_VERSION,
    /** Four eyes are asked for, and the author would be the only one to have seen it. */
    SAME_PERSON,
    /** Gates hold the version, and nobody says why it shall decide all the same. */
    REASON_REQUIRED,
    /** There is no candidate, or it is another one. */
    NO_CANDIDATE,
    /** No version was active before this one. */
    NOTHING_TO_ROLL_BACK_TO,
    /** A share that is not a number over 0 and at most 100. */
    INVALID_SHARE,
    /** The kept content cannot be used as a rule set by this build. */
    UNUSABLE_VERSION,
    /** The kept content is not what its hash says. */
    DAMAGED_VERSION,
    /** Others changed the release again and again meanwhile. */
    CHANGED_MEANWHILE
  }
}
