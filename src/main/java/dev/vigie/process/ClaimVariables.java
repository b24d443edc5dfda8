package dev.vigie.process;

import dev.vigie.credit.ClaimWords;
import dev.vigie.credit.Claims;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The few variables that a claim's process begins with: its id, and what the task shows. */
@Component
class ClaimVariables {

  /** In the middle of what the task list knows. */
  private static final int PRIORITY = 50;

  private final Claims claims;
  private final ClaimWords words;
  private final String publicUrl;

  ClaimVariables(Claims claims, ClaimWords words, @Value("${vigie.public-url}") String publicUrl) {
    this.claims = claims;
    this.words = words;
    this.publicUrl = publicUrl;
  }

  /** With which the review of a claim begins. */
  Map<String, Object> ofReview(String review, String claim) {
    var variables = of(claim);
    variables.put("reviewId", review);
    return variables;
  }

  Map<String, Object> of(String id) {
    var claim = claims.find(id);
    var said = words.of(claim, Locale.ENGLISH);
    var variables = new HashMap<String, Object>();
    variables.put("claimId", claim.id());
    variables.put("number", claim.number());
    variables.put("customer", claim.customer());
    variables.put("service", said.service());
    variables.put("about", said.about());
    variables.put("priority", PRIORITY);
    variables.put("claimUrl", publicUrl + "/claims/" + claim.id());
    return variables;
  }
}
