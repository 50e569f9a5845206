package io.holdfast;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Holdfast. */
@SpringBootApplication
public class HoldfastApplication {

  public static void main(String[] args) {
    SpringApplication.run(HoldfastApplication.class, args);
  }
}
