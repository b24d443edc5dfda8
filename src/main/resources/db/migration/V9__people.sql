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
