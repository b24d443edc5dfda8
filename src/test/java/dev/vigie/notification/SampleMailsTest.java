package dev.vigie.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.VigieTest;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a designer sees of the mails is what a customer would get. */
@VigieTest
class SampleMailsTest {

  @Autowired private SampleMails samples;

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void showEveryKindWithNothingLeftUnsaid(String language) {
    var all = samples.all(Locale.of(language));

    assertThat(all).hasSameSizeAs(MailKind.values());
    assertThat(all)
        .allSatisfy(
            sample -> {
              assertThat(sample.subject()).doesNotContain("null", "{", "??");
              for (var body : new String[] {sample.text(), sample.html()}) {
                assertThat(body).isNotBlank().doesNotContain("null", "[(", " th:", "??");
              }
            });
  }
}
