package dev.vigie.ticket;

/**
 * What a customer told us when asking for help; text fields are empty or null when not given.
 *
 * @param messageId of the mail by which they did; null if they did it otherwise
 */
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
    String openedBy,
    String messageId) {}
