/**
 * Reaches people where they are: tells those who want it what becomes of their tasks, by e-mail, by
 * webhook and in their calendar. Knows no transport and no framework.
 */
package io.holdfast.notification;
