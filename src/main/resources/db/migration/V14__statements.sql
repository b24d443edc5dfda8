-- What a customer was told of a month, as it was told: later knowledge shows as a correction on a later statement.
create table monthly_statement (
  id bigint not null auto_increment,
  customer varchar(80) not null,
  agreement varchar(40) not null,
  stated_month varchar(7) not null,
  zone varchar(60) not null,
  state varchar(20) not null,
  drawn_up_at datetime(3) not null,
  remark varchar(2000),
  decided_by varchar(120),
  approved_at datetime(3),
  sent_at datetime(3),
  open_promises bigint not null,
  paused_seconds bigint not null,
  waited_seconds bigint not null,
  primary key (id),
  constraint uq_monthly_statement unique (customer, agreement, stated_month)
);
create index ix_monthly_statement_month on monthly_statement (stated_month, state);

create table statement_line (
  id bigint not null auto_increment,
  statement_id bigint not null,
  position int not null,
  correction boolean not null,
  outcome_id bigint not null,
  ticket varchar(30) not null,
  subject varchar(200) not null,
  objective varchar(20) not null,
  slot int not null,
  plan varchar(40) not null,
  severity varchar(20) not null,
  due_at datetime(3),
  kept_at datetime(3),
  outcome varchar(20),
  decided_at datetime(3),
  outcome_before varchar(20),
  month_before varchar(7),
  reason varchar(30),
  primary key (id),
  constraint uq_statement_line unique (statement_id, position),
  constraint fk_statement_line foreign key (statement_id) references monthly_statement (id)
);
create index ix_statement_line_outcome on statement_line (outcome_id);

-- The file that goes with a mail; apart, because it is long and read once.
create table notification_enclosure (
  notification_id varchar(36) not null,
  name varchar(200) not null,
  media_type varchar(120) not null,
  content longblob not null,
  primary key (notification_id),
  constraint fk_notification_enclosure foreign key (notification_id) references notification (id)
);
