/** What the console hears on Kafka. */
package io.holdfast.console.kafka;
