/** Spring wiring: one configuration and one properties record for each component. */
package io.holdfast.server;
