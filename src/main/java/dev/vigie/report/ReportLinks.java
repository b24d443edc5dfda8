package dev.vigie.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of the report and of what is behind its figures. Each says in which zone days are
 * counted, so that whatever is chosen besides, a figure and what it leads to count the same days.
 */
final class ReportLinks {

  static final String PAGE = "/reports/sla";
  static final String PROMISES = "/reports/sla/promises";
  static final String CSV = "/reports/sla/promises.csv";
  static final String WAITED = "/reports/sla/waited";
  static final String WAITED_CSV = "/reports/sla/waited.csv";

  private final ReportPeriod period;
  private final ReportFilter filter;

  ReportLinks(ReportPeriod period, ReportFilter filter) {
    this.period = period;
    this.filter = filter;
  }

  /** The same of other days, or of days of another zone. */
  ReportLinks of(ReportPeriod other) {
    return new ReportLinks(other, filter);
  }

  /** The same of one line of a table. */
  ReportLinks of(Dimension dimension, SlaReport.Line line) {
    var only = filter;
    for (int i = 0; i < dimension.columns().size(); i++) {
      only = only.with(dimension.columns().get(i), line.key().get(i));
    }
    return new ReportLinks(period, only);
  }

  String page() {
    return to(PAGE, Map.of());
  }

  /** The same of everything. */
  String all() {
    return new ReportLinks(period, ReportFilter.NONE).page();
  }

  /**
   * @param figure null for all
   */
  String csv(Figure figure) {
    return to(CSV, figure == null ? Map.of() : Map.of("figure", figure));
  }

  String promises(Figure figure) {
    return to(PROMISES, Map.of("figure", figure));
  }

  String promises(Figure figure, int page) {
    return to(PROMISES, Map.of("figure", figure, "page", page));
  }

  String waited() {
    return to(WAITED, Map.of());
  }

  String waited(int page) {
    return to(WAITED, Map.of("page", page));
  }

  String waitedCsv() {
    return to(WAITED_CSV, Map.of());
  }

  /** What people wrote may hold any character, so values are filled in after the encoding. */
  private String to(String path, Map<String, ?> more) {
    var values = new LinkedHashMap<String, Object>();
    values.put("from", period.from());
    values.put("to", period.to());
    values.put("zone", period.zone().getId());
    values.putAll(filter.given());
    values.putAll(more);
    var address = UriComponentsBuilder.fromPath(path);
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }
}
