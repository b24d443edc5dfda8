-- What other programs are told of tickets.
create table webhook_delivery (
  id varchar(36) not null,
  hook varchar(40) not null,
  ticket_id varchar(36) not null,
  occurrence varchar(120) not null,
  kind varchar(30) not null,
  body mediumtext not null,
  created_at datetime(3) not null,
  delivered_at datetime(3),
  given_up_at datetime(3),
  attempts int not null,
  last_answer varchar(500),
  last_wish varchar(36),
  wished_at datetime(3) not null,
  version int not null,
  primary key (id),
  constraint uq_webhook_delivery unique (hook, ticket_id, occurrence),
  constraint fk_webhook_delivery_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_webhook_delivery_created on webhook_delivery (created_at);
