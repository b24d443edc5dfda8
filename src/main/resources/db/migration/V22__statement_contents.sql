-- What a manager was asked to approve, as a digest; what the table of the promises needs; and what was written down since an approval.
alter table monthly_statement add column contents varchar(64);

alter table statement_line add column term varchar(40);
alter table statement_line add column calendar varchar(60);
alter table statement_line add column clause varchar(60);
alter table statement_line add column started_at datetime(3);
alter table statement_line add column paused_ms bigint;
alter table statement_line add column waited_ms bigint;

create index ix_promise_outcome_customer_recorded on promise_outcome (customer, agreement, recorded_at);
create index ix_promise_outcome_customer_corrected on promise_outcome (customer, agreement, corrected_at);
