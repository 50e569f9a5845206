package io.holdfast.notification;

/** How somebody is told. */
public enum Medium {
  MAIL,
  WEBHOOK
}
