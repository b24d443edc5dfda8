-- Who may sign in with a password.
create table person (
  id varchar(36) not null,
  name varchar(60) not null,
  full_name varchar(120) not null,
  password varchar(200) not null,
  role varchar(30) not null,
  organisation varchar(80),
  active boolean not null,
  -- Named in the configuration, which alone may change it.
  configured boolean not null,
  -- Grows with everything that ends the sessions of this person.
  credentials_version int not null,
  created_at datetime(3) not null,
  last_sign_in_at datetime(3),
  version int not null,
  primary key (id),
  constraint uq_person_name unique (name)
);

-- By which a program signs in as a person; of the secret only its digest is kept.
create table api_key (
  id varchar(36) not null,
  person_id varchar(36) not null,
  label varchar(30) not null,
  digest varchar(64) not null,
  scope varchar(10) not null,
  created_at datetime(3) not null,
  last_used_at datetime(3),
  revoked_at datetime(3),
  primary key (id),
  constraint fk_api_key_person foreign key (person_id) references person (id)
);

-- A program acts under the name of its person and its own.
alter table ticket modify column opened_by varchar(120) not null;
alter table idempotency_key modify column caller varchar(120) not null;

-- Who saw and changed what.
create table audit_entry (
  seq bigint not null auto_increment,
  at datetime(3) not null,
  who varchar(120) not null,
  role varchar(30),
  deed varchar(160) not null,
  subject varchar(200),
  status int,
  address varchar(60) not null,
  primary key (seq)
);
create index ix_audit_at on audit_entry (at);
create index ix_audit_who on audit_entry (who, seq);
create index ix_audit_subject on audit_entry (subject, seq);
