package dev.vigie.local;

import dev.vigie.notification.MailKind;
import dev.vigie.notification.SampleMails;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows every mail that Vigie can write, in both languages, with sample data. */
@Controller
@Profile("local")
@RequestMapping("/local/mails")
class PreviewController {

  private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private final SampleMails samples;

  PreviewController(SampleMails samples) {
    this.samples = samples;
  }

  @GetMapping
  String list(Locale locale, Model model) {
    model.addAttribute("samples", samples.all(Locale.of(locale.getLanguage())));
    return "local/previews";
  }

  @GetMapping("/{kind}")
  String preview(@PathVariable MailKind kind, Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute(
        "samples", LANGUAGES.stream().map(language -> samples.of(kind, language)).toList());
    return "local/preview";
  }
}
