package dev.vigie.attachment;

import dev.vigie.ticket.TicketId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file that belongs to a ticket; its content is kept apart. */
@Entity
@Table(name = "attachment")
public class Attachment {

  @Id private String id;
  private String ticketId;
  private String occurrence;
  private String name;
  private String mediaType;
  private long size;
  private String addedBy;
  private Instant addedAt;

  protected Attachment() {}

  Attachment(TicketId ticket, String occurrence, Upload file, String addedBy, Instant addedAt) {
    this.id = UUID.randomUUID().toString();
    this.ticketId = ticket.value();
    this.occurrence = occurrence;
    this.name = file.name();
    this.mediaType = file.mediaType();
    this.size = file.content().length;
    this.addedBy = addedBy;
    this.addedAt = addedAt;
  }

  public String id() {
    return id;
  }

  public TicketId ticket() {
    return new TicketId(ticketId);
  }

  public String name() {
    return name;
  }

  /** As the sender said. */
  public String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  public String addedBy() {
    return addedBy;
  }

  public Instant addedAt() {
    return addedAt;
  }
}
