/**
 * The journal in Redis. All keys of a state shard share a hash tag, so that one script commits what
 * belongs together and a cluster can spread the shards.
 *
 * <pre>
 * holdfast:c:{4f}:&lt;customer id&gt;   the state: version (8 bytes, big-endian), schema byte,
 *                                 compressed Smile
 * holdfast:d:{4f}:&lt;decision id&gt;   the decision: schema byte, seal, origin, the decision whose place
 *                                 in the state it took, compressed JSON; or what is left of one
 *                                 erased; expires after it was published
 * holdfast:h:{4f}                 the end of the chain: sequence and link of the newest seal
 * holdfast:o:{4f}                 the outbox: a stream with field d, naming the decision's key, or
 *                                 fields t, k and e: topic, key and an event to publish as it is
 * holdfast:n:{4f}:&lt;customer id&gt;   the customer's words: a sorted set of JSON by the milliseconds of
 *                                 the decision; expires
 * holdfast:w:{4f}                 when the first timer of which customer is due, in milliseconds
 * </pre>
 *
 * <p>Budgets are not customers', so each has a hash tag of its own:
 *
 * <pre>
 * holdfast:b:{b:&lt;budget&gt;}         a hash; s:&lt;first day&gt; is what is taken of a period, d:&lt;decision id&gt;
 *                                 what a decision holds: first day, amount, what may come back
 * holdfast:p:{b:&lt;budget&gt;}         the decisions that hold something, by when to look at them
 * </pre>
 */
package io.holdfast.journal.redis;
