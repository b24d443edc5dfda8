package dev.vigie.wording;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Vigie's texts: French for French readers, English for everybody else. */
@Configuration
class WordingConfiguration {

  @Bean
  MessageSource messageSource() {
    return texts();
  }

  static ResourceBundleMessageSource texts() {
    var texts = new ResourceBundleMessageSource();
    texts.setBasename("messages");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setDefaultLocale(Locale.ENGLISH);
    texts.setAlwaysUseMessageFormat(true);
    return texts;
  }
}
