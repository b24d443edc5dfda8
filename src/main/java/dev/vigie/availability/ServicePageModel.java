package dev.vigie.availability;

import dev.vigie.access.Caller;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.agreement.Terms;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a service is given, whoever shows it again because a form was not right. */
@Component
class ServicePageModel {

  static final String TEMPLATE = "availability/service";

  private final ServicePages pages;
  private final Agreements agreements;
  private final Clock time;

  ServicePageModel(ServicePages pages, Agreements agreements, Clock time) {
    this.pages = pages;
    this.agreements = agreements;
    this.time = time;
  }

  /** See {@link ServicePages#page}. */
  void fill(
      Model shown,
      MeasuredService service,
      YearMonth month,
      int outagesPage,
      int maintenancePage,
      Caller reader,
      Locale locale) {
    shown.addAttribute(
        "service", pages.page(service, month, outagesPage, maintenancePage, reader, locale));
    shown.addAttribute("form", UUID.randomUUID());
    shown.addAttribute("mayWrite", reader.role().helps());
    shown.addAttribute("causes", InterruptionCause.ofOutages());
    shown.addAttribute("instances", ServiceInstance.values());
    shown.addAttribute(
        "plans", agreements.newest(service.agreement()).map(Terms::plans).orElse(List.of()));
    shown.addAttribute("written", Map.of());
  }

  /** In this month. */
  void fill(Model shown, MeasuredService service, Caller reader, Locale locale) {
    var month = YearMonth.from(time.instant().atZone(pages.zone(service)));
    fill(shown, service, month, 0, 0, reader, locale);
  }

  /**
   * With what somebody wrote into a form, so that nothing has to be written twice.
   *
   * @param form which of the forms
   */
  void fillAgain(Model shown, String form, Map<String, String> written) {
    shown.addAttribute("form", written.get("form"));
    shown.addAttribute("writtenInto", form);
    shown.addAttribute("written", written);
  }
}
