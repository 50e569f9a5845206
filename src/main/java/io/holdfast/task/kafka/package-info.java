/**
 * Actions that ask for a manager come in from Kafka, and what becomes of tasks is written out as
 * events.
 */
package io.holdfast.task.kafka;
