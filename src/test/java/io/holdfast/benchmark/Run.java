package io.holdfast.benchmark;

import java.util.Optional;

/** What one run of one contender gave. */
record Run(int round, Contender contender, Throughput throughput, Optional<Latency> latency) {}
