-- What a signal says tells a repeated one, not the id of its message, which nothing reads.
alter table outage_signal drop column message_id;
