package dev.vigie.report;

import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the report and of what is behind its figures. */
final class ReportLinks {

  static final String PAGE = "/reports/sla";
  static final String PROMISES = "/reports/sla/promises";
  static final String CSV = "/reports/sla/promises.csv";

  private final ReportPeriod period;
  private final ReportFilter filter;

  ReportLinks(ReportPeriod period, ReportFilter filter) {
    this.period = period;
    this.filter = filter;
  }

  /** The same of other days. */
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
    return to(PAGE).build().encode().toUriString();
  }

  /**
   * @param figure null for all
   */
  String csv(Figure figure) {
    return with(to(CSV), figure).build().encode().toUriString();
  }

  String promises(Figure figure) {
    return with(to(PROMISES), figure).build().encode().toUriString();
  }

  String promises(Figure figure, int page) {
    return with(to(PROMISES), figure).queryParam("page", page).build().encode().toUriString();
  }

  private static UriComponentsBuilder with(UriComponentsBuilder address, Figure figure) {
    return figure == null ? address : address.queryParam("figure", figure);
  }

  private UriComponentsBuilder to(String path) {
    var address =
        UriComponentsBuilder.fromPath(path)
            .queryParam("from", period.from())
            .queryParam("to", period.to());
    filter.given().forEach(address::queryParam);
    return address;
  }
}
