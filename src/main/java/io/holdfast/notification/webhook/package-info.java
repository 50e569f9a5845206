/** Notices to webhooks, signed as Standard Webhooks has it. */
package io.holdfast.notification.webhook;
