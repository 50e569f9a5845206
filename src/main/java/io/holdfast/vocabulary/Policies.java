package io.holdfast.vocabulary;

/** What a policy rule may say: it can only refuse or put off. */
public interface Policies {

  /**
   * Refuses the candidate.
   *
   * @param policy code of the policy, such as {@code P5}
   */
  void veto(String policy, String reason);

  /**
   * Lets the candidate wait for the contact hours where the customer lives; nothing within them.
   */
  void defer(String policy, String reason);
}
