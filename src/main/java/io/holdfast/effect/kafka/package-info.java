/** Published decisions come in from Kafka to be counted. */
package io.holdfast.effect.kafka;
