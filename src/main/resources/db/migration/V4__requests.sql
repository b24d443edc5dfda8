-- What stands between a request and its promised times, and who the customers are.
alter table ticket add column channel varchar(20) not null default 'api';
alter table ticket add column coverage varchar(20) not null default 'COVERED';
alter table ticket add column coverage_clause varchar(60);
alter table ticket add column complete_at datetime(3);
alter table ticket add column owed_since datetime(3);
update ticket set complete_at = received_at, owed_since = received_at;

alter table question add column topic varchar(20) not null default 'QUESTION';
alter table question add column silent_at datetime(3);

create table customer (
  id varchar(80) not null,
  account_active boolean not null,
  subscription_paid boolean not null,
  primary key (id)
);

create table customer_mail_user (
  customer_id varchar(80) not null,
  position int not null,
  address varchar(254) not null,
  primary key (customer_id, position),
  constraint fk_mail_user_customer foreign key (customer_id) references customer (id)
);
