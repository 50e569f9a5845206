package io.holdfast.signal;

/** Told what becomes of events, once each, for those who count. */
public interface SignalEvents {

  /** A signal of this declared type was taken. */
  void accepted(String type);

  /** A profile, or the deletion of one, was taken. */
  void profile();

  /** An event was refused. */
  void rejected(Rejection.Code code);
}
