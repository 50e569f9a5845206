/** Due tasks as a calendar. */
package io.holdfast.notification.web;
