package io.holdfast.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** What can be asked of the benchmark. */
final class Options {
  @Option(names = "--rounds", defaultValue = "3", description = "times every contender runs")
  int rounds;

  @Option(names = "--signals", defaultValue = "200000", description = "signals of one run")
  int signals;

  @Option(names = "--customers", defaultValue = "10000", description = "customers they are of")
  int customers;

  @Option(
      names = "--rehearsal",
      defaultValue = "2000",
      description = "signals of the run in which outputs are compared before anything is measured")
  int rehearsal;

  @Option(
      names = "--latency",
      defaultValue = "PT20S",
      description = "how long signals come at half of the maximum rate; the second half counts")
  Duration latency;

  @Option(
      names = "--contenders",
      split = ",",
      defaultValue = "raw,usual,holdfast",
      description = "raw, usual, usual-per-record, holdfast")
  List<String> contenders;

  @Option(names = "--threads", defaultValue = "1", description = "consumer threads of each")
  int threads;

  @Option(names = "--heap", defaultValue = "1g", description = "heap of each contender")
  String heap;

  @Option(names = "--seed", defaultValue = "20261101", description = "of the signals' content")
  long seed;

  @Option(names = "--jar", defaultValue = "target/holdfast.jar", description = "Holdfast itself")
  Path jar;

  @Option(names = "--rules", defaultValue = "rules", description = "rule set of all")
  Path rules;

  @Option(names = "--output", defaultValue = "target/benchmark", description = "results, output")
  Path output;

  @Option(
      names = "--jvm",
      split = " ",
      description = "further flags of the virtual machine that Holdfast runs on")
  List<String> jvm = List.of();

  @Option(names = "--flight-recording", description = "of Holdfast, beside its output")
  boolean flightRecording;

  @Option(names = "--phone", description = "times decisions by phone instead")
  boolean phone;

  @Option(
      names = "--phone-rates",
      split = ",",
      defaultValue = "200",
      description = "calls per second, each for as long as --phone-time")
  List<Integer> phoneRates;

  @Option(names = "--phone-time", defaultValue = "PT20S", description = "of one reading")
  Duration phoneTime;

  @Option(names = "--phone-warm-up", defaultValue = "PT60S", description = "calls before it")
  Duration phoneWarmUp;

  @Option(names = "--phone-stream", defaultValue = "100", description = "signals/s beside it")
  int phoneStream;

  @Option(names = "--simulation", description = "times a simulation of two versions instead")
  boolean simulation;

  @Option(names = "--help", usageHelp = true)
  boolean help;
}
