package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CommunicationMessagePropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(CommunicationMessageProperties.class)
  static class Settings {}

  @Test
  void messagesAreNotPublishedUnlessSwitchedOn() {
    application.run(
        context ->
            assertThat(context.getBean(CommunicationMessageProperties.class).messages()).isEmpty());
  }

  @Test
  void switchedOnTheyAreWhatGoesByAppEmailOrTextAndAChannelMayBeAdded() {
    application
        .withPropertyValues(
            "holdfast.communication-messages.enabled=true",
            "holdfast.communication-messages.message-types.letter=Letter")
        .run(
            context ->
                assertThat(
                        context
                            .getBean(CommunicationMessageProperties.class)
                            .messages()
                            .orElseThrow()
                            .messageTypes())
                    .containsOnlyKeys("app", "email", "sms", "letter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"message-types.sms=", "sender-id=", "sender-name="})
  void whatMustNotBeBlankIsRefused(String setting) {
    application
        .withPropertyValues("holdfast.communication-messages." + setting)
        .run(context -> assertThat(context).hasFailed());
  }
}
