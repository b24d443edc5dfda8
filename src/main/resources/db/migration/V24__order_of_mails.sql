-- In which order mails were written: those of one moment too.
alter table notification add column seq bigint not null auto_increment unique;
