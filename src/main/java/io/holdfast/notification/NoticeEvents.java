package io.holdfast.notification;

/** Is told what became of each notice. */
public interface NoticeEvents {

  void happened(Medium medium, Fate fate);

  /** What became of it. */
  enum Fate {
    SENT,
    /** It was not, and is sent again. */
    FAILED,
    /** It failed for too long. */
    GIVEN_UP,
    /** It is not needed any more, or not wanted. */
    DROPPED,
    /** As many as may wait did so. */
    NO_ROOM
  }
}
