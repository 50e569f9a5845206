/** What the rules are told of relationship plans, as events. */
package io.holdfast.plan.kafka;
