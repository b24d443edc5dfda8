-- How a ticket ends: what was offered and promised, duplicates, and incidents of many customers.
alter table ticket add column offered varchar(20);
alter table ticket add column promised_until datetime(3);
alter table ticket add column fix_counts boolean not null default false;
alter table ticket add column resolved_at datetime(3);
alter table ticket add column merged_into varchar(36);
alter table ticket add column blocking_incident bigint;

alter table question add column agreed boolean;

create table blocking_incident (
  seq bigint not null auto_increment,
  agreement varchar(40) not null,
  lead_ticket varchar(36) not null,
  occurrence varchar(120) not null,
  announced_at datetime(3) not null,
  over_at datetime(3),
  outcome mediumtext,
  primary key (seq),
  constraint uq_blocking_incident unique (lead_ticket, occurrence),
  constraint fk_blocking_incident_ticket foreign key (lead_ticket) references ticket (id)
);

create table blocking_incident_customer (
  incident_seq bigint not null,
  position int not null,
  customer_id varchar(80) not null,
  primary key (incident_seq, position),
  constraint fk_incident_customer foreign key (incident_seq) references blocking_incident (seq)
);

create index ix_ticket_blocking_incident on ticket (blocking_incident);

alter table customer add column agreement varchar(40);
alter table customer add column language varchar(5);
create index ix_customer_agreement on customer (agreement);

create table customer_announcement (
  customer_id varchar(80) not null,
  position int not null,
  address varchar(254) not null,
  primary key (customer_id, position),
  constraint fk_announcement_customer foreign key (customer_id) references customer (id)
);
