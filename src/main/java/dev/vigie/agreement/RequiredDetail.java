package dev.vigie.agreement;

/**
 * Something a request must tell before its times are owed.
 *
 * @param detail the field of the request, or the name of a further detail
 * @param label what a customer is asked for
 */
public record RequiredDetail(String detail, Wordings label, String clause) {}
