/**
 * A real Kafka broker and a real Redis server on the loopback address, for running Holdfast with
 * nothing else installed. Their data outlives the process, however it ends.
 */
package io.holdfast.server.embedded;
