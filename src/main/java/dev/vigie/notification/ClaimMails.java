package dev.vigie.notification;

import dev.vigie.credit.Claim;
import dev.vigie.credit.ClaimEvent;
import dev.vigie.credit.ClaimWords;
import dev.vigie.credit.Claims;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells who claimed a credit what became of it: with the arithmetic, with the clause that refuses,
 * or in the words of the manager who did.
 */
@Component
class ClaimMails {

  private final Claims claims;
  private final ClaimWords words;
  private final Letters letters;
  private final String publicUrl;

  ClaimMails(
      Claims claims,
      ClaimWords words,
      Letters letters,
      @Value("${vigie.public-url}") String publicUrl) {
    this.claims = claims;
    this.words = words;
    this.letters = letters;
    this.publicUrl = publicUrl;
  }

  @EventListener
  void on(ClaimEvent.Received event) {
    write(MailKind.CLAIM_RECEIVED, "receipt", event.claim());
  }

  @EventListener
  void on(ClaimEvent.Granted event) {
    write(MailKind.CREDIT_GRANTED, "decision", event.claim());
  }

  @EventListener
  void on(ClaimEvent.Refused event) {
    write(MailKind.CLAIM_REFUSED, "decision", event.claim());
  }

  @EventListener
  void on(ClaimEvent.Corrected event) {
    write(MailKind.CREDIT_CORRECTED, "decision", event.claim());
  }

  private void write(MailKind kind, String occurrence, Claim claim) {
    letters.write(
        "claim:" + claim.id(),
        new Letter(kind, occurrence, claim.email(), claim.language(), model(claim)),
        words.zone(claim));
  }

  private Map<String, Object> model(Claim claim) {
    var said = words.of(claim, claim.language());
    var model = new HashMap<String, Object>();
    model.put("number", claim.number());
    model.put("corrects", claims.corrected(claim).map(Claim::number).orElse(""));
    model.put("customer", claim.customer());
    model.put("subject", said.service());
    model.put("about", said.about());
    model.put("amount", said.amount());
    var byAManager = claim.state() == Claim.State.REFUSED && said.refusal().isEmpty();
    model.put("arithmetic", byAManager ? List.of() : said.lines());
    model.put("refusal", said.refusal());
    model.put("clause", byAManager ? "" : claim.clause());
    model.put("text", claim.reason().orElse(""));
    model.put("portalUrl", publicUrl + "/claims/" + claim.id());
    return model;
  }
}
