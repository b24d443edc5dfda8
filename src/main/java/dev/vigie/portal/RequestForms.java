package dev.vigie.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The forms in which customers write their requests, as designers drew them: {@code
 * agreement.language.form}, in a folder of their own or as it comes with Vigie. Where there is none
 * in the reader's language the other one is taken, and where there is none at all the default one.
 */
@Component
class RequestForms {

  private static final String OURS = "bpmn/portal/";
  private static final String DEFAULT = "default";

  private final Optional<Path> folder;

  RequestForms(@Value("${vigie.agreements.location:}") String folder) {
    this.folder = Optional.of(folder).filter(path -> !path.isBlank()).map(Path::of);
  }

  /**
   * @param agreement the id of one that exists
   */
  String of(String agreement, Locale locale) {
    var language = locale.getLanguage();
    var other = language.equals("fr") ? "en" : "fr";
    return Stream.of(
            name(agreement, language),
            name(agreement, other),
            name(DEFAULT, language),
            name(DEFAULT, other))
        .flatMap(name -> read(name).stream())
        .findFirst()
        .orElseThrow();
  }

  private static String name(String agreement, String language) {
    return "%s.%s.form".formatted(agreement, language);
  }

  private Optional<String> read(String name) {
    try {
      var own = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
      if (own.isPresent()) {
        return Optional.of(Files.readString(own.get()));
      }
      var ours = new ClassPathResource(OURS + name);
      return ours.exists()
          ? Optional.of(ours.getContentAsString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
