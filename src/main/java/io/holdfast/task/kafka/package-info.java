/**
 * Actions that ask for a manager come in from Kafka, and what becomes of tasks goes out, exactly
 * once.
 */
package io.holdfast.task.kafka;
