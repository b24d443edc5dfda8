-- What was granted and set right afterwards: a row of its own, with the difference.
alter table credit_claim add column corrects varchar(36);
alter table credit_claim add constraint fk_credit_claim_corrects foreign key (corrects) references credit_claim (id);
