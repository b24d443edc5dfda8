-- Which versions of the models Vigie deployed, and which one the process of each ticket runs.
create table deployed_model (
  definition_key bigint not null,
  model varchar(80) not null,
  version int not null,
  xml mediumtext not null,
  primary key (definition_key)
);
create index ix_deployed_model on deployed_model (model, version);

create table model_instance (
  ticket_id varchar(36) not null,
  model varchar(80) not null,
  process_instance_key bigint not null,
  definition_key bigint not null,
  version int not null,
  primary key (ticket_id, model),
  constraint fk_model_instance_ticket foreign key (ticket_id) references ticket (id)
);
create index ix_model_instance on model_instance (model, definition_key);
