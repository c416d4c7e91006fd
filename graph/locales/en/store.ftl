# What goes wrong with a store, and what can be done about it.
store-no-address = ‘{ $url }’ is no address of a store; write sqlite:///PATH, neo4j://HOST:7687 or neo4j+s://HOST:7687
store-moved-on = what { $source } says was changed meanwhile by another process; do the same again
store-dossier-moved-on = { $kind } { $id } was changed meanwhile by somebody else; look at what they did and decide again
store-busy = another process is writing to { $store } and did not finish in time; try again when it has
store-busy-for = another process is writing to { $store }; it did not finish within { $seconds } seconds; try again when it has
store-not-now = the store does not answer at the moment, and this cannot be told without it; try again later
store-no-answer = the store does not answer within { $seconds } seconds
store-not-prepared = what is new in the store cannot be prepared; the log of the service says why
store-newer = { $store } was made by a newer version of Samenspel; update Samenspel to open it
store-unreadable = { $store } holds what this version of Samenspel cannot read: { $problem }
store-log = the log
store-kind-is-gone = entity { $id } is of a kind that is gone; load its other source again first

store-no-folder = the folder { $folder } of the store cannot be made: { $why }
store-no-database = { $store } is no Samenspel store (not an SQLite database)
store-of-something-else = { $store } is no Samenspel store: it is a database of something else; name another
store-away = the store { $store } is not there any more
store-unusable = the store { $store } could not be used: { $why }

store-no-address-of-neo4j = ‘{ $url }’ is no address of a Neo4j server: { $why }
store-older-server = { $store } runs { $server }; Samenspel needs Neo4j { $oldest } or newer
store-nodes-of-others = { $store } holds nodes with the label { $label } that are not Samenspel's; give Samenspel a database of its own
store-changed-by-others = what { $store } holds differs from what Samenspel wrote there, so it was changed by other means; restore it from a backup, or retract and load the sources again
store-server-memory = { $store } has too little memory for this in one transaction; give Neo4j a larger heap (server.memory.heap.max_size) or load the source in smaller parts
store-server-database = { $store } has no such database; the part of the address after the last / names it
store-server-password = { $store } refused the user name or password; give them in the address (neo4j://NAME:PASSWORD@HOST:7687) or in NEO4J_USERNAME and NEO4J_PASSWORD
store-server-lost = { $store } was lost while it confirmed a write; do the same again to be sure, it is written once
store-server-unreachable = the Neo4j server { $store } cannot be reached; check that it runs and that the address is right
store-server-away = the Neo4j server { $store } went away; check that it runs and try again
store-server-forbidden = this user may not do that in { $store }; it needs to write data, constraints and indexes
store-server-address = ‘{ $store }’ cannot be used as an address: { $why }
store-server-failed = the Neo4j server { $store } could not do what was asked: { $why }
store-not-connected = there is no connection yet; call connect('bolt://HOST:7687') first
store-lost-while-loading = { $store }: the connection was lost while loading. Nothing was loaded; load it again
