-- Every script can be written, and names and keys that differ in case or accents are different, as they are in H2.
alter database character set utf8mb4 collate utf8mb4_bin;
