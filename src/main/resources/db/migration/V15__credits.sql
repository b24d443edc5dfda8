-- What services cost, and what customers claim back because they could not use them.
create table service_fee (
  service_id varchar(36) not null,
  valid_from date not null,
  monthly decimal(12,2) not null,
  currency varchar(3) not null,
  primary key (service_id, valid_from),
  constraint fk_service_fee_service foreign key (service_id) references service (id)
);

create table credit_claim (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  business_key varchar(200) not null,
  service_id varchar(36) not null,
  customer varchar(80) not null,
  -- What it is claimed for: one of them.
  outage_id varchar(36),
  claimed_month varchar(7),
  claimed_at datetime(3) not null,
  claimed_by varchar(120) not null,
  channel varchar(20) not null,
  contact_email varchar(254) not null,
  contact_language varchar(2) not null,
  note varchar(2000) not null,
  state varchar(20) not null,
  -- What has to be known first.
  awaited varchar(20),
  -- The month and day that it counts for.
  credited_month varchar(7),
  credited_day date,
  amount decimal(12,2),
  currency varchar(3),
  refusal varchar(30),
  clause varchar(60),
  steps mediumtext,
  reason varchar(2000),
  decided_at datetime(3),
  version int not null,
  primary key (seq),
  constraint uq_credit_claim_id unique (id),
  constraint uq_credit_claim_key unique (business_key),
  constraint fk_credit_claim_service foreign key (service_id) references service (id)
);
create index ix_credit_claim_service on credit_claim (service_id, credited_month);
create index ix_credit_claim_customer on credit_claim (customer, claimed_at);
