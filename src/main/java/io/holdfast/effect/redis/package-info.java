/**
 * Effects in Redis. All keys of a lane share a hash tag, so that one script commits what a batch
 * brought to it.
 *
 * <pre>
 * holdfast:e:{03}                    the lane: version, and by partition how far it is counted
 * holdfast:e:{03}:c:&lt;customer id&gt;    what is remembered of a customer, in JSON; expires
 * holdfast:e:{03}:m:2026-11          the counts of a month; expires
 * </pre>
 */
package io.holdfast.effect.redis;
