package io.holdfast.benchmark;

import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a contender in a process of its own is told, as one argument.
 *
 * @param group consumer group, new for every run
 * @param outputs what the raw contender writes, see {@link Outputs}
 * @param perRecord whether the usual design commits each event's offset by itself
 */
record RunSettings(
    String bootstrapServers,
    String redisUrl,
    String group,
    int threads,
    Path rules,
    Path outputs,
    boolean perRecord,
    ShippedSettings shipped) {

  String argument() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  static RunSettings of(String[] arguments) {
    return JsonMapper.shared().readValue(arguments[0], RunSettings.class);
  }
}
