package dev.vigie;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Keeps the promises written in support agreements. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VigieApplication {

  public static void main(String[] args) {
    SpringApplication.run(VigieApplication.class, args);
  }
}
