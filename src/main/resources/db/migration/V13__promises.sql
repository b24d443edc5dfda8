-- What became of each promise: one row for each, for the report. Tickets of before come in with what their clocks still know: not with the updates of earlier periods.
alter table clock_stretch add column awaiting boolean not null default false;
update clock_stretch set awaiting = true
  where ended_at is not null and exists (
    select 1 from sla_clock c join ticket t on t.id = c.ticket_id
      where c.id = clock_stretch.clock_id and c.pausable = true and t.times_reopened = 0
        and (c.state = 'PAUSED' or c.met_at is null or clock_stretch.ended_at < c.met_at));

create table promise_outcome (
  id bigint not null auto_increment,
  ticket_id varchar(36) not null,
  objective varchar(20) not null,
  slot int not null,
  agreement varchar(40) not null,
  plan varchar(40) not null,
  customer varchar(80) not null,
  severity varchar(20) not null,
  team varchar(60) not null,
  target varchar(120) not null,
  term varchar(40) not null,
  calendar varchar(60) not null,
  clause varchar(60),
  started_at datetime(3) not null,
  due_at datetime(3),
  outcome varchar(20) not null,
  decided_at datetime(3),
  kept_at datetime(3),
  recorded_at datetime(3) not null,
  corrected_at datetime(3),
  primary key (id),
  constraint uq_promise_outcome unique (ticket_id, objective, slot),
  constraint fk_promise_outcome_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_promise_outcome_decided on promise_outcome (decided_at, agreement);
create index ix_promise_outcome_customer on promise_outcome (customer, decided_at);

create table promise_standstill (
  outcome_id bigint not null,
  position int not null,
  began_at datetime(3) not null,
  ended_at datetime(3),
  for_customer boolean not null,
  primary key (outcome_id, position),
  constraint fk_standstill_outcome foreign key (outcome_id) references promise_outcome (id)
);
create index ix_standstill_ended on promise_standstill (ended_at, began_at);

create index ix_question_answered on question (answered_at, asked_at);

insert into promise_outcome (ticket_id, objective, slot, agreement, plan, customer, severity, team,
    target, term, calendar, clause, started_at, due_at, outcome, decided_at, kept_at, recorded_at)
  select c.ticket_id, c.objective, c.slot, t.agreement, coalesce(t.plan, ''), t.customer,
      coalesce(t.severity_confirmed, t.severity_found, t.severity_claimed), t.team,
      c.target, c.term, c.calendar, c.clause,
      coalesce((select min(s.started_at) from clock_stretch s where s.clock_id = c.id), t.received_at),
      c.due_at, c.state,
      case c.state when 'MET' then c.met_at when 'BREACHED' then c.breached_at
        when 'ENDED' then coalesce(t.closed_at, t.received_at) end,
      c.met_at, coalesce(t.closed_at, t.received_at)
    from sla_clock c join ticket t on t.id = c.ticket_id
    where c.term is not null and c.objective in ('FIRST_RESPONSE', 'UPDATE', 'RESOLUTION')
      and c.state in ('RUNNING', 'PAUSED', 'MET', 'BREACHED', 'ENDED')
      and (c.objective <> 'UPDATE' or c.state in ('RUNNING', 'PAUSED'));

insert into promise_standstill (outcome_id, position, began_at, ended_at, for_customer)
  select o.id, s.position, s.ended_at,
      (select n.started_at from clock_stretch n where n.clock_id = s.clock_id and n.position = s.position + 1),
      s.awaiting
    from promise_outcome o
      join sla_clock c on c.ticket_id = o.ticket_id and c.objective = o.objective and c.slot = o.slot
      join clock_stretch s on s.clock_id = c.id
    where s.ended_at is not null
      and (o.outcome = 'PAUSED'
        or exists (select 1 from clock_stretch n where n.clock_id = s.clock_id and n.position = s.position + 1));
