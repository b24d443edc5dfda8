-- Mails that come in, what is attached to tickets, and mails that belong to no ticket.
create table incoming_mail (
  id varchar(36) not null,
  mailbox varchar(40) not null,
  fingerprint varchar(64) not null,
  arrived_at datetime(3) not null,
  size bigint not null,
  message_id varchar(300),
  sender varchar(254),
  subject varchar(300),
  state varchar(20) not null,
  reason varchar(30),
  remark varchar(500),
  ticket_id varchar(36),
  handled_at datetime(3),
  attempts int not null,
  primary key (id),
  constraint uq_incoming_mail unique (mailbox, fingerprint),
  constraint fk_incoming_mail_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_incoming_mail_state on incoming_mail (state, arrived_at);
create index ix_incoming_mail_sender on incoming_mail (sender, arrived_at);
create index ix_incoming_mail_message on incoming_mail (message_id);

-- Apart, because it is long and seldom read.
create table incoming_mail_source (
  mail_id varchar(36) not null,
  content longblob not null,
  primary key (mail_id),
  constraint fk_incoming_mail_source foreign key (mail_id) references incoming_mail (id)
);

-- Up to which message each mailbox has been read.
create table mailbox_position (
  mailbox varchar(40) not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  primary key (mailbox)
);

create table attachment (
  id varchar(36) not null,
  ticket_id varchar(36) not null,
  occurrence varchar(120) not null,
  name varchar(200) not null,
  media_type varchar(120) not null,
  size bigint not null,
  added_by varchar(254) not null,
  added_at datetime(3) not null,
  primary key (id),
  constraint uq_attachment unique (ticket_id, occurrence),
  constraint fk_attachment_ticket foreign key (ticket_id) references ticket (id)
);

create table attachment_content (
  attachment_id varchar(36) not null,
  content longblob not null,
  primary key (attachment_id),
  constraint fk_attachment_content foreign key (attachment_id) references attachment (id)
);

alter table customer add column plan varchar(40);

create table customer_mail_domain (
  customer_id varchar(80) not null,
  position int not null,
  domain varchar(253) not null,
  primary key (customer_id, position),
  constraint fk_mail_domain_customer foreign key (customer_id) references customer (id)
);

-- The mail by which the customer opened it.
alter table ticket add column message_id varchar(300);

-- An answer to somebody who has no ticket belongs to the mail that it answers.
alter table notification modify column ticket_id varchar(36);
alter table notification add column incoming_mail_id varchar(36);
alter table notification add column answers varchar(300);
alter table notification add column refused_at datetime(3);
alter table notification add constraint uq_notification_answer unique (incoming_mail_id);
alter table notification add constraint fk_notification_incoming_mail foreign key (incoming_mail_id) references incoming_mail (id);
create index ix_notification_recipient on notification (recipient, created_at);
