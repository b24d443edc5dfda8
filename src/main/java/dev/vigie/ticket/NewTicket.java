package dev.vigie.ticket;

/** What a customer told us when asking for help; text fields are empty or null when not given. */
public record NewTicket(
    String agreement,
    String plan,
    String customer,
    Contact contact,
    String service,
    String serviceVersion,
    String severity,
    String type,
    String subject,
    String description,
    String impact,
    String environment,
    String details,
    String channel,
    String openedBy) {}
