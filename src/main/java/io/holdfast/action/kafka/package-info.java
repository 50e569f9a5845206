/** Decisions and actions go out as CloudEvents on their Kafka topics, exactly once. */
package io.holdfast.action.kafka;
