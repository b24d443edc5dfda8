-- What the agreement says, also in words, and since when a recurring promise is owed.
alter table sla_clock add column target varchar(120) not null default 'not specified';
alter table sla_clock add column owed_since datetime(3);
update sla_clock set target = term where term is not null;
update sla_clock set owed_since =
  (select ticket.received_at from ticket where ticket.id = sla_clock.ticket_id);
