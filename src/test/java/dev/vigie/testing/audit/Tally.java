package dev.vigie.testing.audit;

import dev.vigie.agreement.Objective;

/** How many promises were kept in time, and how many were missed. */
public record Tally(Objective objective, int kept, int missed) {}
