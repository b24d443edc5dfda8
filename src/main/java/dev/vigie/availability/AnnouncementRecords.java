package dev.vigie.availability;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AnnouncementRecords
    extends Repository<MaintenanceAnnouncement, MaintenanceAnnouncement.Key> {

  MaintenanceAnnouncement save(MaintenanceAnnouncement announcement);

  @Query("select a from MaintenanceAnnouncement a where a.key.maintenanceId in :maintenance")
  List<MaintenanceAnnouncement> of(Collection<String> maintenance);
}
