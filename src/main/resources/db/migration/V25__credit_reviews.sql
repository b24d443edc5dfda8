-- That what a decided claim follows from has changed, and what a manager made of it.
create table credit_review (
  seq bigint not null auto_increment,
  id varchar(60) not null,
  claim_id varchar(36) not null,
  -- What was to be evened out.
  seen varchar(1000) not null,
  found_at datetime(3) not null,
  -- While it is open: none of them.
  outcome varchar(20),
  decided_by varchar(120),
  reason varchar(2000),
  decided_at datetime(3),
  version int not null,
  primary key (seq),
  constraint uq_credit_review_id unique (id),
  constraint fk_credit_review_claim foreign key (claim_id) references credit_claim (id)
);

-- The number of the claim that a credit on a statement sets right.
alter table statement_credit add column corrects varchar(20);
update statement_credit set corrects =
  (select concat('C-', lpad(f.seq, greatest(5, char_length(f.seq)), '0'))
     from credit_claim c join credit_claim f on f.id = c.corrects
     where c.id = statement_credit.claim_id);
