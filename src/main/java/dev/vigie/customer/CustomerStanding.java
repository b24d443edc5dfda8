package dev.vigie.customer;

import java.util.List;
import java.util.Map;

/**
 * What a manager writes down of a customer.
 *
 * @param mailUsers whose mails open tickets with times (xtm/2.channels)
 * @param escalationContacts addresses by the roles of the escalation path (xtm/4.8); the usual ones
 *     hold for roles that are not named
 * @param supervisor the address of who watches over the customer's tickets (qohash/6.11); null: the
 *     usual one
 * @param agreement which it has, and whose incidents of many customers it is told of; null: of none
 * @param plan of that agreement; null: none
 * @param mailDomains the right sides of the addresses of its people, in lower case
 * @param language {@code en} or {@code fr}, where no person is addressed; null: English
 * @param announceTo who is told of such incidents (offimizer/2.3.broadcast)
 */
public record CustomerStanding(
    boolean accountActive,
    boolean subscriptionPaid,
    List<String> mailUsers,
    Map<String, String> escalationContacts,
    String supervisor,
    String agreement,
    String plan,
    List<String> mailDomains,
    String language,
    List<String> announceTo) {}
