-- How somebody wants our mails, where it is not the usual way.
create table mail_recipient (
  address varchar(254) not null,
  language varchar(2),
  text_only boolean not null,
  changed_at datetime(3) not null,
  primary key (address)
);

create table mail_recipient_declined (
  address varchar(254) not null,
  kind varchar(30) not null,
  primary key (address, kind),
  constraint fk_mail_recipient_declined foreign key (address) references mail_recipient (address)
);
