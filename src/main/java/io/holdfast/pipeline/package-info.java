/** Signal, customer state, decision, action: the whole flow for a batch, in plain Java. */
package io.holdfast.pipeline;
