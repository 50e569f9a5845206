/** Notices by e-mail. */
package io.holdfast.notification.mail;
