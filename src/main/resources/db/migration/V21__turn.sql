-- Whose turn it is and since when, written down as it changes. Tickets of before come in with what their questions, incidents and timelines tell.
alter table ticket add column turn varchar(20) not null default 'TEAM';
alter table ticket add column turn_since datetime(3);

update ticket set turn = 'NOBODY' where status = 'REFERRED' and unread_reply = false;
update ticket set turn = 'ACCOUNT_MANAGER' where status = 'REFERRED' and coverage = 'ACCOUNT_MANAGER';
update ticket set turn = 'FIX' where status = 'FIX_PROMISED';
update ticket set turn = 'INCIDENT' where exists (
  select 1 from blocking_incident i where i.seq = ticket.blocking_incident and i.over_at is null);
update ticket set turn = 'CUSTOMER' where open_question is not null;

update ticket set turn_since = (select q.asked_at from question q where q.id = ticket.open_question)
  where turn = 'CUSTOMER';
update ticket set turn_since = (
    select max(e.at) from timeline_entry e where e.ticket_id = ticket.id and e.kind = 'INCIDENT_JOINED')
  where turn = 'INCIDENT';
update ticket set turn_since = (
    select max(e.at) from timeline_entry e where e.ticket_id = ticket.id and e.kind = 'FIX_PROMISED')
  where turn = 'FIX';
update ticket set turn_since = (
    select max(e.at) from timeline_entry e where e.ticket_id = ticket.id and e.kind = 'REFERRED')
  where turn in ('NOBODY', 'ACCOUNT_MANAGER');
update ticket set turn_since = last_reply_at where status = 'REFERRED' and turn = 'TEAM';
update ticket set turn_since = received_at where turn_since is null;
update ticket set turn_since = (
    select max(q.answered_at) from question q where q.ticket_id = ticket.id)
  where turn = 'TEAM' and exists (
    select 1 from question q where q.ticket_id = ticket.id and q.answered_at > ticket.turn_since);
update ticket set turn_since = (
    select max(e.at) from timeline_entry e where e.ticket_id = ticket.id
      and (e.kind in ('REOPENED', 'OVERRULED', 'FIX_NOT_DELIVERED')
        or e.kind = 'INCIDENT_OVER' and ticket.blocking_incident is not null))
  where turn = 'TEAM' and exists (
    select 1 from timeline_entry e where e.ticket_id = ticket.id and e.at > ticket.turn_since
      and (e.kind in ('REOPENED', 'OVERRULED', 'FIX_NOT_DELIVERED')
        or e.kind = 'INCIDENT_OVER' and ticket.blocking_incident is not null));

alter table ticket modify column turn_since datetime(3) not null;

-- What is open is a small part of all: the board and the metrics look at nothing else.
create index ix_ticket_open on ticket (status, agreement);
drop index ix_ticket_status on ticket;
create index ix_clock_owed on sla_clock (ticket_id, state, met_at, due_at, objective);
