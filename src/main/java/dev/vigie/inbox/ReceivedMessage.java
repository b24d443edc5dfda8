package dev.vigie.inbox;

import dev.vigie.attachment.Upload;
import java.util.List;
import java.util.Optional;

/**
 * What a message says, whatever program wrote it.
 *
 * @param messageId null if it has none
 * @param references the ids of the messages that it answers, nearest first
 * @param sender the address in lower case; null if it names none that can be
 * @param senderName as the sender writes it; the left side of the address if not at all
 * @param subject on one line, empty if it has none
 * @param said what was written now, without what it answers and without the signature
 * @param folded what was folded away of the text, empty if nothing
 * @param leftOut the names of what was too large to be taken with it
 * @param language {@code fr} or {@code en}, as far as can be told
 * @param automatic why it was written by a machine (RFC 3834), as far as can be told
 * @param returned which mail of ours could not be delivered, if it reports that
 * @param wantsNoAnswer whether machines are asked not to answer it
 * @param failedAuthentication what our own mail server found wrong with the sender
 */
record ReceivedMessage(
    String messageId,
    List<String> references,
    String sender,
    String senderName,
    String subject,
    String said,
    String folded,
    List<Upload> attachments,
    List<String> leftOut,
    Optional<String> language,
    Optional<String> automatic,
    Optional<Returned> returned,
    boolean wantsNoAnswer,
    Optional<String> failedAuthentication) {}
