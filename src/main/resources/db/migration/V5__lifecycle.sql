-- Who works on a ticket, which severity follows from its facts, and whom an escalation reaches.
alter table ticket add column severity_found varchar(20);
alter table ticket add column team varchar(60) not null default 'support';
alter table ticket add column developers_needed boolean not null default false;

alter table customer add column supervisor varchar(254);

create table customer_escalation_contact (
  customer_id varchar(80) not null,
  role varchar(80) not null,
  address varchar(254) not null,
  primary key (customer_id, role),
  constraint fk_escalation_contact_customer foreign key (customer_id) references customer (id)
);
