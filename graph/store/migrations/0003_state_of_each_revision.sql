alter table revision add column state text not null default '';

-- What was written before is not gone through again: this store is like no other.
update revision set state = lower(hex(randomblob(16)));
