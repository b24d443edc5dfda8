-- In which order mails of one moment were written, and when the mail server refused one last.
alter table notification add column seq bigint not null auto_increment unique;
alter table notification add column failed_at datetime(3);
