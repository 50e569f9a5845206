/**
 * What people want to be told by, and what they are still to be told, in Redis. All keys share the
 * hash tag {@code {notifications}}, so that a change is one script in a cluster too.
 *
 * <ul>
 *   <li>{@code holdfast:n:{notifications}:preferences}: a hash of preferences by person, as JSON
 *   <li>{@code holdfast:n:{notifications}:notices}: a hash of notices by id, as JSON
 *   <li>{@code holdfast:n:{notifications}:due}: when each notice is to be sent, in milliseconds, by
 *       id
 * </ul>
 */
package io.holdfast.notification.redis;
