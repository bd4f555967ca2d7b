-- What holds an item is read from the index alone; its own row, of depth 0, is passed over there.
drop index inventory.closure_up;
create index closure_up on inventory.closure (descendant_id, depth, ancestor_id);
