-- What was written before has no checksum; it is compared with the log, and gets one when it is written again.
alter table source add column sum text not null default '';
alter table passage add column sum text not null default '';
alter table log add column sum text not null default '';
alter table run add column sum text not null default '';
alter table dossier add column sum text not null default '';
