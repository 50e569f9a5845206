/**
 * Holdfast beside the usual design and beside bare Kafka, measured in one run on one machine. Run
 * it by {@code mvn verify -P benchmark}; {@link io.holdfast.benchmark.Benchmark} tells its options.
 */
package io.holdfast.benchmark;
