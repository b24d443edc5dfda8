package dev.vigie.customer;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads what a manager wrote of a customer on its page. */
@Component
class CustomerForm {

  /** How the fields of the escalation path begin; the role follows. */
  static final String ESCALATION = "escalation.";

  private static final int MOST_ADDRESSES = 100;
  private static final int MOST_DOMAINS = 20;
  private static final int LONGEST_LINE = 254;
  private static final Pattern DOMAIN = Pattern.compile("([a-z0-9-]{1,63}\\.)+[a-z0-9-]{2,63}");
  private static final Pattern VERSION = Pattern.compile("\\d{0,9}");
  private static final Set<String> LANGUAGES = Set.of("en", "fr");

  private final Agreements agreements;

  CustomerForm(Agreements agreements) {
    this.agreements = agreements;
  }

  /**
   * @throws CustomerRefused naming the first thing that cannot be so
   */
  CustomerStanding read(Map<String, String> form) {
    var terms = agreement(form);
    var plan = text(form, "plan");
    if (!plan.isEmpty() && terms.filter(one -> one.plans().contains(plan)).isEmpty()) {
      throw new CustomerRefused("plan", plan);
    }
    var language = text(form, "language");
    if (!language.isEmpty() && !LANGUAGES.contains(language)) {
      throw new CustomerRefused("language", language);
    }
    return new CustomerStanding(
        form.containsKey("accountActive"),
        form.containsKey("subscriptionPaid"),
        addresses(form, "mailUsers"),
        escalationContacts(form),
        text(form, "supervisor").isEmpty() ? null : address(text(form, "supervisor")),
        terms.map(Terms::agreement).orElse(null),
        orNull(plan),
        domains(form),
        orNull(language),
        addresses(form, "announceTo"));
  }

  /** The version of the customer that the form was made with; empty if there was none yet. */
  Optional<Integer> seen(Map<String, String> form) {
    var version = form.get("version");
    if (version == null || !VERSION.matcher(version).matches()) {
      throw new CustomerRefused("incomplete", "");
    }
    return Optional.of(version).filter(one -> !one.isEmpty()).map(Integer::valueOf);
  }

  private Optional<Terms> agreement(Map<String, String> form) {
    if (!form.containsKey("agreement")) {
      throw new CustomerRefused("incomplete", ""); // rather than taking all else for empty
    }
    var id = text(form, "agreement");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        agreements.newest(id).orElseThrow(() -> new CustomerRefused("agreement", id)));
  }

  private static Map<String, String> escalationContacts(Map<String, String> form) {
    var contacts = new LinkedHashMap<String, String>();
    form.keySet().stream()
        .filter(field -> field.startsWith(ESCALATION))
        .filter(field -> !text(form, field).isEmpty())
        .forEach(
            field ->
                contacts.put(field.substring(ESCALATION.length()), address(text(form, field))));
    return contacts;
  }

  private static List<String> addresses(Map<String, String> form, String field) {
    var lines = lines(form, field, MOST_ADDRESSES);
    return lines.stream().map(CustomerForm::address).distinct().toList();
  }

  private static String address(String written) {
    return MailAddress.tidy(written)
        .orElseThrow(() -> new CustomerRefused("address", shortened(written)));
  }

  private static List<String> domains(Map<String, String> form) {
    return lines(form, "mailDomains", MOST_DOMAINS).stream()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .map(
            line -> {
              if (line.length() > LONGEST_LINE || !DOMAIN.matcher(line).matches()) {
                throw new CustomerRefused("domain", shortened(line));
              }
              return line;
            })
        .distinct()
        .toList();
  }

  private static List<String> lines(Map<String, String> form, String field, int most) {
    var lines =
        text(form, field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() > most) {
      throw new CustomerRefused("too-many", String.valueOf(most));
    }
    return lines;
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "").strip();
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
