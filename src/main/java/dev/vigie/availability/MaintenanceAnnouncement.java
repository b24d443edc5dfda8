package dev.vigie.availability;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** That a customer was told in writing of when a maintenance is planned. */
@Entity
@Table(name = "maintenance_announcement")
class MaintenanceAnnouncement {

  @Embeddable
  record Key(String maintenanceId, String customer, int planNumber) implements Serializable {

    /** That a customer was told of the time that it is planned for now. */
    static Key of(Maintenance maintenance, String customer) {
      return new Key(maintenance.id(), customer, maintenance.planNumber());
    }
  }

  @EmbeddedId private Key key;
  private Instant announcedAt;
  private boolean byMail;

  protected MaintenanceAnnouncement() {}

  /**
   * @param byMail whether it was told by a mail of ours; else by whoever wrote that down
   */
  MaintenanceAnnouncement(Maintenance told, String customer, Instant announcedAt, boolean byMail) {
    this.key = Key.of(told, customer);
    this.announcedAt = announcedAt;
    this.byMail = byMail;
  }

  boolean tells(Maintenance maintenance, String customer) {
    return key.equals(Key.of(maintenance, customer));
  }

  Key key() {
    return key;
  }

  String maintenanceId() {
    return key.maintenanceId();
  }

  String customer() {
    return key.customer();
  }

  Instant announcedAt() {
    return announcedAt;
  }

  /** Else by others. */
  boolean byMail() {
    return byMail;
  }
}
