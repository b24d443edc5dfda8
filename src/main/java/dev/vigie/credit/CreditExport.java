package dev.vigie.credit;

import dev.vigie.availability.Services;
import dev.vigie.ticket.Visibility;
import dev.vigie.wording.Spreadsheet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * Granted credits as a table for billing (RFC 4180): a header, a row each, UTC instants. What was
 * set right of a credit is a row of its own, negative if it was taken back.
 */
@Component
class CreditExport {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "claim",
              "customer",
              "agreement",
              "service",
              "month",
              "amount",
              "currency",
              "clause",
              "granted_at",
              "corrects")
          .get();

  private final Billing billing;
  private final Claims claims;
  private final Services services;

  CreditExport(Billing billing, Claims claims, Services services) {
    this.billing = billing;
    this.claims = claims;
    this.services = services;
  }

  String of(Billing.By by, YearMonth month) {
    var text = new StringWriter();
    try (var csv = new CSVPrinter(text, FORMAT)) {
      for (var claim : billing.all(by, month)) {
        var service = services.find(claim.serviceId(), Visibility.everything());
        csv.printRecord(
            claim.number(),
            Spreadsheet.plain(claim.customer()),
            service.agreement(),
            Spreadsheet.plain(service.name()),
            claim.creditedMonth().orElseThrow(),
            claim.amount().orElseThrow().toPlainString(),
            claim.currency().orElse(""),
            claim.clause(),
            claim.decidedAt().orElseThrow(),
            claims.corrected(claim).map(Claim::number).orElse(""));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
