package dev.vigie.attachment;

import dev.vigie.ticket.Happening;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of tickets. What is too large, too many or of a kind that could act is not kept, and
 * the timeline says so.
 */
@Service
@Transactional
public class Attachments {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TYPE = 120;

  private final AttachmentRecords records;
  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final AttachmentProperties settings;

  Attachments(
      AttachmentRecords records,
      JdbcClient jdbc,
      Timeline timeline,
      AttachmentProperties settings) {
    this.records = records;
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.settings = settings;
  }

  /**
   * Keeps what can be kept. Wants the ticket's lock to be held.
   *
   * @param occurrence the same for every delivery of the same files in the same order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(
      TicketId ticket, String occurrence, List<Upload> files, String addedBy, Instant at) {
    var room = settings.mostPerTicket() - records.countByTicketId(ticket.value());
    for (var i = 0; i < files.size(); i++) {
      var file = tidied(files.get(i));
      var one = occurrence + ":" + i;
      var refusal = refusal(file, i, room);
      if (refusal.isPresent()) {
        leaveOut(ticket, one, file.name(), refusal.get(), at);
      } else if (!records.existsByTicketIdAndOccurrence(ticket.value(), one)) {
        keep(new Attachment(ticket, one, file, addedBy, at), file.content());
      }
    }
  }

  /** A file that somebody sent does not get to the ticket, and everybody can see why. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void leaveOut(TicketId ticket, String occurrence, String name, Refusal why, Instant at) {
    timeline.record(
        ticket,
        "left-out:" + occurrence,
        Happening.of(
            at,
            TimelineKind.ATTACHMENT_REFUSED,
            Happening.VIGIE,
            plain(name),
            "attachment." + why));
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Attachment> of(TicketId ticket) {
    return records.findByTicketIdOrderByAddedAtAscNameAscIdAsc(ticket.value());
  }

  /** Empty also for a file of another ticket. */
  @Transactional(readOnly = true)
  public Optional<Attachment> find(TicketId ticket, String id) {
    return records.findByIdAndTicketId(id, ticket.value());
  }

  @Transactional(readOnly = true)
  public byte[] content(Attachment attachment) {
    return jdbc.sql("select content from attachment_content where attachment_id = ?")
        .param(attachment.id())
        .query((row, n) -> row.getBytes(1))
        .single();
  }

  private void keep(Attachment attachment, byte[] content) {
    records.save(attachment);
    records.flush();
    jdbc.sql("insert into attachment_content (attachment_id, content) values (?, ?)")
        .params(attachment.id(), content)
        .update();
  }

  private Optional<Refusal> refusal(Upload file, int place, long room) {
    if (place >= settings.mostAtOnce() || place >= room) {
      return Optional.of(Refusal.TOO_MANY);
    }
    if (file.content().length > settings.largest().toBytes()) {
      return Optional.of(Refusal.TOO_LARGE);
    }
    return settings.refuses(file.name()) ? Optional.of(Refusal.DANGEROUS) : Optional.empty();
  }

  private static Upload tidied(Upload file) {
    var type = file.mediaType();
    return new Upload(
        plain(file.name()),
        type.length() > LONGEST_TYPE ? "application/octet-stream" : type,
        file.content());
  }

  /** Without folders, and without what is not to be seen; the end of a long name tells its kind. */
  private static String plain(String name) {
    var end = name.substring(Math.max(0, name.length() - 5 * LONGEST_NAME));
    var last = end.substring(Math.max(end.lastIndexOf('/'), end.lastIndexOf('\\')) + 1);
    var visible = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|?*:]+", "_").strip();
    var dots = visible.replaceAll("[. ]+$", "");
    var tidy = dots.isEmpty() ? "attachment" : dots;
    return tidy.length() > LONGEST_NAME ? tidy.substring(tidy.length() - LONGEST_NAME) : tidy;
  }
}
