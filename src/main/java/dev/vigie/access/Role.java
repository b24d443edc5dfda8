package dev.vigie.access;

/** What somebody may do: ask for help, help, or also look after the promises. */
public enum Role {
  CUSTOMER,
  AGENT,
  MANAGER
}
