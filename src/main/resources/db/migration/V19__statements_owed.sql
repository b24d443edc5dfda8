-- Who is owed a statement is asked again and again: by what was owed or learnt in a month under an agreement.
create index ix_promise_outcome_owed on promise_outcome (agreement, decided_at, started_at, customer);
create index ix_promise_outcome_recorded on promise_outcome (agreement, recorded_at, decided_at, customer);
create index ix_promise_outcome_corrected on promise_outcome (agreement, corrected_at, customer);
create index ix_credit_claim_state on credit_claim (state, decided_at);

-- Since when each service is known, which may be long after the customer began to have it: months before are not stated.
create table stated_service (
  service_id varchar(36) not null,
  since datetime(3) not null,
  primary key (service_id),
  constraint fk_stated_service foreign key (service_id) references service (id)
);
