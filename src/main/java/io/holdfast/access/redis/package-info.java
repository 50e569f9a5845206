/**
 * Accounts and tokens in Redis. All keys share the hash tag {@code {access}}, so that a change is
 * one script in a cluster too.
 *
 * <ul>
 *   <li>{@code holdfast:a:{access}:accounts}: a hash of accounts by id, as JSON
 *   <li>{@code holdfast:a:{access}:tokens}: a hash of tokens by name, as JSON
 *   <li>{@code holdfast:a:{access}:used}: a hash of when each token was shown last, by name, in
 *       milliseconds
 *   <li>{@code holdfast:a:{access}:views}: a stream of who looked at whom
 * </ul>
 */
package io.holdfast.access.redis;
