-- Runs on MySQL 8.4, MariaDB 11 and H2 in MySQL mode. Instants are UTC with milliseconds, the engine's own precision.

create table agreement_terms (
  version varchar(64) not null,
  agreement varchar(40) not null,
  decision_table mediumtext not null,
  loaded_at datetime(3) not null,
  primary key (version)
);

create table ticket (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  agreement varchar(40) not null,
  plan varchar(40),
  terms_version varchar(64) not null,
  customer varchar(80) not null,
  contact_name varchar(120) not null,
  contact_email varchar(254) not null,
  contact_phone varchar(40),
  contact_language varchar(2) not null,
  contact_role varchar(80),
  service varchar(120) not null,
  service_version varchar(60),
  severity_claimed varchar(20) not null,
  severity_confirmed varchar(20),
  type varchar(20) not null,
  subject varchar(200) not null,
  description mediumtext not null,
  impact mediumtext,
  environment mediumtext,
  details mediumtext,
  status varchar(30) not null,
  received_at datetime(3) not null,
  opened_by varchar(80) not null,
  open_question varchar(36),
  offered_at datetime(3),
  closed_at datetime(3),
  reopen_until datetime(3),
  times_reopened int not null,
  settled boolean not null,
  unread_reply boolean not null,
  last_reply_at datetime(3),
  process_instance_key bigint,
  primary key (seq),
  constraint uq_ticket_id unique (id),
  constraint fk_ticket_terms foreign key (terms_version) references agreement_terms (version)
);
create index ix_ticket_customer on ticket (customer, status);
create index ix_ticket_status on ticket (status);

create table idempotency_key (
  caller varchar(80) not null,
  request_key varchar(120) not null,
  request_digest varchar(64) not null,
  ticket_id varchar(36) not null,
  primary key (caller, request_key),
  constraint fk_idempotency_ticket foreign key (ticket_id) references ticket (id)
);

create table sla_clock (
  id varchar(36) not null,
  ticket_id varchar(36) not null,
  objective varchar(20) not null,
  term varchar(40),
  calendar varchar(60),
  clause varchar(60),
  pausable boolean not null,
  state varchar(20) not null,
  plan_number bigint not null,
  slot int not null,
  asked_plan bigint,
  warn_at datetime(3),
  due_at datetime(3),
  warned_at datetime(3),
  breached_at datetime(3),
  met_at datetime(3),
  primary key (id),
  constraint uq_clock unique (ticket_id, objective),
  constraint fk_clock_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_clock_due on sla_clock (state, due_at);

create table clock_stretch (
  clock_id varchar(36) not null,
  position int not null,
  started_at datetime(3) not null,
  ended_at datetime(3),
  primary key (clock_id, position),
  constraint fk_stretch_clock foreign key (clock_id) references sla_clock (id)
);

create table timeline_entry (
  seq bigint not null auto_increment,
  ticket_id varchar(36) not null,
  occurrence varchar(120) not null,
  at datetime(3) not null,
  kind varchar(30) not null,
  actor varchar(120) not null,
  arguments mediumtext not null,
  detail mediumtext,
  clause varchar(60),
  primary key (seq),
  constraint uq_timeline_occurrence unique (ticket_id, occurrence),
  constraint fk_timeline_ticket foreign key (ticket_id) references ticket (id)
);

create table question (
  id varchar(36) not null,
  ticket_id varchar(36) not null,
  occurrence varchar(120) not null,
  asked_at datetime(3) not null,
  answered_at datetime(3),
  remind_at datetime(3),
  reminders int not null,
  primary key (id),
  constraint uq_question_occurrence unique (ticket_id, occurrence),
  constraint fk_question_ticket foreign key (ticket_id) references ticket (id)
);

create table notification (
  id varchar(36) not null,
  ticket_id varchar(36) not null,
  occurrence varchar(120) not null,
  kind varchar(30) not null,
  recipient varchar(254) not null,
  subject varchar(300) not null,
  text_body mediumtext not null,
  html_body mediumtext not null,
  language varchar(2) not null,
  message_id varchar(200) not null,
  created_at datetime(3) not null,
  sent_at datetime(3),
  attempts int not null,
  last_error varchar(500),
  primary key (id),
  constraint uq_notification_occurrence unique (ticket_id, occurrence),
  constraint uq_notification_message unique (message_id),
  constraint fk_notification_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_notification_unsent on notification (sent_at, created_at);
