package dev.vigie.local.demo;

import static dev.vigie.local.demo.Vigie.AGENT;
import static dev.vigie.local.demo.Vigie.CUSTOMER;

import dev.vigie.local.demo.Beats.Beat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Outages that people and the monitor tell of, maintenance, and what customers claim for them. */
final class Interruptions {

  private final Vigie vigie;
  private final Monitor monitor;
  private final Services services;
  private final Managers managers;
  private final Map<String, String> outages = new HashMap<>();

  Interruptions(Vigie vigie, Monitor monitor, Services services, Managers managers) {
    this.vigie = vigie;
    this.monitor = monitor;
    this.services = services;
    this.managers = managers;
  }

  void play(Beat beat) {
    Tables.outages().stream()
        .filter(outage -> beat.isFirstOf(outage.day()))
        .forEach(outage -> tell(outage, beat));
    Tables.signals().stream()
        .filter(signal -> signal.comesAt(beat))
        .forEach(signal -> monitor.tell(signal, services.of(signal.customer()), beat));
    Tables.maintenance().stream()
        .filter(plan -> beat.isFirstOf(plan.day()))
        .forEach(plan -> announce(plan, beat));
    Tables.claims().stream()
        .filter(claim -> beat.isFirstOf(claim.day()))
        .forEach(claim -> claim(claim, beat));
  }

  private void tell(Tables.Outage outage, Beat beat) {
    var began = beat.at().minus(Duration.ofMinutes(outage.began())).toString();
    var told =
        vigie.send(
            "POST",
            "/api/outages",
            AGENT,
            Map.of(
                "service", services.of(outage.customer()),
                "startedAt", began,
                "noticedAt", began,
                "endedAt", beat.at().minus(Duration.ofMinutes(outage.ended())).toString(),
                "cause", outage.cause()),
            "Idempotency-Key",
            outage.id());
    outages.put(outage.id(), told.body().path("id").asText());
  }

  private void announce(Tables.Maintenance plan, Beat beat) {
    vigie.send(
        "POST",
        "/api/maintenance",
        AGENT,
        Map.of(
            "service", services.of(plan.customer()),
            "plannedFrom", beat.at().plus(Duration.ofHours(plan.begins())).toString(),
            "plannedTo", beat.at().plus(Duration.ofHours(plan.ends())).toString(),
            "what", plan.what(),
            "confirm", plan.confirmed()),
        "Idempotency-Key",
        plan.id());
  }

  private void claim(Tables.Claim claim, Beat beat) {
    var claimed =
        vigie.send(
            "POST",
            "/api/claims",
            CUSTOMER,
            Map.of(
                "service",
                services.of(claim.customer()),
                claim.isForTheMonth() ? "month" : "outage",
                claim.isForTheMonth() ? beat.month().toString() : outages.get(claim.outage()),
                "email",
                Services.address(claim.customer())),
            "Idempotency-Key",
            claim.id());
    if (!claim.approved()) {
      managers.leave(claimed.body().path("number").asText());
    }
  }
}
