package io.holdfast.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.drools.base.base.ClassObjectType;
import org.springframework.boot.SpringBootVersion;

/** What a reading was taken on. */
record Machine(
    String processor,
    int cores,
    long memoryGigabytes,
    String system,
    String jdk,
    String kafka,
    String redis,
    String drools,
    String springBoot) {

  static Machine describe(String redisVersion) {
    return new Machine(
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Math.round(Double.parseDouble(field("/proc/meminfo", "MemTotal").split(" ")[0]) / 1e6),
        System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + ' ' + System.getProperty("java.runtime.version"),
        AppInfoParser.getVersion(),
        redisVersion,
        String.valueOf(ClassObjectType.class.getPackage().getImplementationVersion()),
        SpringBootVersion.getVersion());
  }

  String text() {
    return "%s, %d cores, %d GB, %s, %s; Kafka %s, Redis %s, Drools %s, Spring Boot %s"
        .formatted(
            processor, cores, memoryGigabytes, system, jdk, kafka, redis, drools, springBoot);
  }

  private static String field(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0 unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
