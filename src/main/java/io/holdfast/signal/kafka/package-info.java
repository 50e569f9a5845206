/** Signals and profiles over Kafka, and what was refused of them to the dead-letter topic. */
package io.holdfast.signal.kafka;
