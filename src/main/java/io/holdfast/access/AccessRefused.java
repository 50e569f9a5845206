package io.holdfast.access;

/** A change of accounts or tokens that is not made, with a named reason. */
public final class AccessRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  public AccessRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** Stable codes. */
  public enum Code {
    /** Not what an account or a token may be called. */
    INVALID_NAME,
    /** Neither a role nor anything else that would let it do something. */
    NOTHING_ALLOWED,
    /** There is an account of that name. */
    ACCOUNT_EXISTS,
    /** There is a token of that name. */
    TOKEN_EXISTS,
    /** No account has that name. */
    UNKNOWN_ACCOUNT,
    /** No token has that name. */
    UNKNOWN_TOKEN,
    /** The account was ended. */
    ACCOUNT_ENDED,
    /** An identity provider vouches for who has the account, and no password does. */
    NO_PASSWORD,
    /** No skills, capacity or absence that there can be. */
    INVALID_WORK,
    /** As many as may be are there. */
    TOO_MANY,
    /** The password given as the present one is another. */
    WRONG_PASSWORD,
    /** Too short, too long, or easily guessed. */
    WEAK_PASSWORD,
    /** Nobody would be left to look after accounts. */
    LAST_ADMIN,
    /** Somebody else changed it at the same time. */
    CHANGED_MEANWHILE
  }
}
