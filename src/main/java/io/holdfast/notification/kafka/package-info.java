/** What becomes of tasks comes in from Kafka, to be told. */
package io.holdfast.notification.kafka;
