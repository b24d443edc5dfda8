-- Counts the changes of a customer, so that who saves a page notices those of others.

alter table customer add column version int not null default 0;
