package io.holdfast.vocabulary;

/** What a policy rule may say: it can only refuse. */
public interface Policies {

  /**
   * Refuses the candidate.
   *
   * @param policy code of the policy, such as {@code P5}
   */
  void veto(String policy, String reason);
}
