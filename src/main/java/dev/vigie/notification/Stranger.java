package dev.vigie.notification;

import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who wrote to us and whom no organisation has named to us.
 *
 * @param mail the incoming mail
 * @param subject of it, and {@code messageId} its id, if it has one
 * @param writtenTo our address
 */
public record Stranger(
    String mail,
    String address,
    String name,
    Locale locale,
    String subject,
    Optional<String> messageId,
    String writtenTo) {}
