-- What a statement says of the availability of services and of credits, as it was approved.
create table statement_service (
  id bigint not null auto_increment,
  statement_id bigint not null,
  position int not null,
  service_id varchar(36) not null,
  service varchar(120) not null,
  -- An earlier month on a correction.
  measured_month varchar(7) not null,
  promised decimal(9,6),
  reached decimal(9,3),
  outcome varchar(20) not null,
  counted_millis bigint not null,
  down_millis bigint not null,
  clause varchar(120) not null,
  -- How it was stated before; empty if this is no correction.
  reached_before decimal(9,3),
  outcome_before varchar(20),
  primary key (id),
  constraint uq_statement_service unique (statement_id, position),
  constraint fk_statement_service foreign key (statement_id) references monthly_statement (id)
);

create table statement_credit (
  id bigint not null auto_increment,
  statement_id bigint not null,
  position int not null,
  claim_id varchar(36) not null,
  number varchar(20) not null,
  service varchar(120) not null,
  credited_month varchar(7) not null,
  amount decimal(12,2) not null,
  currency varchar(3) not null,
  clause varchar(60) not null,
  primary key (id),
  constraint uq_statement_credit unique (claim_id),
  constraint fk_statement_credit foreign key (statement_id) references monthly_statement (id)
);
create index ix_statement_credit on statement_credit (statement_id, position);
