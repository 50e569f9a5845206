/** What is published of the journal, heard on Kafka. */
package io.holdfast.journal.kafka;
