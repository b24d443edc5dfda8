package dev.vigie.notification;

import java.util.Locale;
import java.util.Map;

/**
 * What is to be written to whom.
 *
 * @param occurrence the business key: the same for every delivery of what it tells
 */
record Letter(
    MailKind kind, String occurrence, String recipient, Locale locale, Map<String, Object> model) {}
