package dev.vigie.api;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Promise;
import dev.vigie.agreement.SeverityTerms;
import dev.vigie.agreement.Terms;
import dev.vigie.problem.RequestRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agreements' terms as they are executed. */
@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class AgreementApi {

  private final Agreements agreements;

  AgreementApi(Agreements agreements) {
    this.agreements = agreements;
  }

  record TermsView(String agreement, String version, List<RowView> rows) {}

  record RowView(String plan, String severity, int priority, List<PromiseView> promises) {}

  record PromiseView(
      Objective objective, String target, String calendar, boolean pausable, String clause) {}

  @GetMapping
  @Operation(summary = "The terms of every agreement")
  List<TermsView> all() {
    return agreements.all().stream().map(AgreementApi::view).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "The terms of an agreement")
  TermsView one(@PathVariable String id) {
    return agreements.newest(id).map(AgreementApi::view).orElseThrow(() -> unknown(id));
  }

  static RequestRefused unknown(String id) {
    return new RequestRefused(
        HttpStatus.NOT_FOUND,
        "id",
        "There is no agreement '%s'; see /api/agreements.".formatted(id));
  }

  static TermsView view(Terms terms) {
    return new TermsView(
        terms.agreement(), terms.version(), terms.rows().stream().map(AgreementApi::view).toList());
  }

  private static RowView view(SeverityTerms row) {
    return new RowView(
        row.plan(),
        row.severity(),
        row.priority(),
        row.promises().stream().map(AgreementApi::view).toList());
  }

  private static PromiseView view(Promise promise) {
    return new PromiseView(
        promise.objective(),
        promise.target().code(),
        promise.calendar(),
        promise.pausable(),
        promise.clause());
  }
}
