package dev.vigie.agreement;

/**
 * How many people of a customer may be named whose mails open tickets with times.
 *
 * @param most 0 for nobody
 */
public record MailUsers(int most, String clause) {}
