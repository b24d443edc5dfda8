package dev.vigie.agreement;

import dev.vigie.calendar.Term;

/**
 * That the customer is called about something, not only written to.
 *
 * @param script what to say first
 * @param within how long after the mail
 */
public record PhoneCall(Wordings script, Term within, String clause) {}
