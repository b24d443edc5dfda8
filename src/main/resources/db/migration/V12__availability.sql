-- Which services customers have, when these could not be used, and when they are worked on.
create table service (
  id varchar(36) not null,
  customer varchar(80) not null,
  agreement varchar(40) not null,
  plan varchar(40) not null,
  name varchar(120) not null,
  instance varchar(20) not null,
  active_from datetime(3) not null,
  active_to datetime(3),
  version int not null,
  primary key (id),
  constraint uq_service unique (customer, agreement, name)
);

create table outage (
  id varchar(36) not null,
  service_id varchar(36) not null,
  -- The same for every telling of the same outage.
  business_key varchar(200) not null,
  source varchar(20) not null,
  state varchar(20) not null,
  started_at datetime(3) not null,
  noticed_at datetime(3),
  ended_at datetime(3),
  cause varchar(30) not null,
  note varchar(2000) not null,
  ticket varchar(20),
  reported_by varchar(120) not null,
  reported_at datetime(3) not null,
  -- Whether a person set it right, so that programs leave it alone.
  corrected boolean not null,
  version int not null,
  primary key (id),
  constraint uq_outage unique (business_key),
  constraint fk_outage_service foreign key (service_id) references service (id)
);
create index ix_outage_service on outage (service_id, started_at);
create index ix_outage_ticket on outage (ticket);

-- What monitoring said, kept so that it may come twice and in any order.
create table outage_signal (
  seq bigint not null auto_increment,
  service_id varchar(36) not null,
  incident varchar(100) not null,
  state varchar(10) not null,
  at datetime(3) not null,
  monitor varchar(120) not null,
  message_id varchar(120),
  received_at datetime(3) not null,
  primary key (seq),
  constraint uq_outage_signal unique (service_id, monitor, incident, state, at),
  constraint fk_outage_signal_service foreign key (service_id) references service (id)
);

create table maintenance (
  id varchar(36) not null,
  agreement varchar(40) not null,
  -- Empty: all services under the agreement.
  service_id varchar(36),
  business_key varchar(200) not null,
  planned_from datetime(3) not null,
  planned_to datetime(3) not null,
  begun_at datetime(3),
  ended_at datetime(3),
  cancelled_at datetime(3),
  requested boolean not null,
  what varchar(2000) not null,
  planned_by varchar(120) not null,
  planned_at datetime(3) not null,
  -- Grows whenever it is planned for another time, which has to be announced again.
  plan_number int not null,
  version int not null,
  primary key (id),
  constraint uq_maintenance unique (business_key),
  constraint fk_maintenance_service foreign key (service_id) references service (id)
);
create index ix_maintenance_agreement on maintenance (agreement, planned_from);

create table maintenance_announcement (
  maintenance_id varchar(36) not null,
  customer varchar(80) not null,
  plan_number int not null,
  announced_at datetime(3) not null,
  by_mail boolean not null,
  primary key (maintenance_id, customer, plan_number),
  constraint fk_announcement_maintenance foreign key (maintenance_id) references maintenance (id)
);

-- What was set right afterwards, and what was written before; only ever added.
create table availability_correction (
  seq bigint not null auto_increment,
  subject varchar(36) not null,
  at datetime(3) not null,
  who varchar(120) not null,
  field varchar(30) not null,
  old_value varchar(2000),
  new_value varchar(2000),
  reason varchar(500) not null,
  primary key (seq)
);
create index ix_availability_correction on availability_correction (subject, seq);

-- What a mail tells of that belongs to no ticket, such as maintenance:<id>.
alter table notification add column about varchar(80);
alter table notification add constraint uq_notification_about unique (about, occurrence);
