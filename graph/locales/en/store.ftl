# What goes wrong with a store, and what can be done about it.
store-no-address = ‘{ $url }’ is no address of a store; write sqlite:///PATH, neo4j://HOST:7687 or neo4j+s://HOST:7687
store-moved-on = what { $source } says was changed meanwhile by another process; do the same again
store-dossier-moved-on = { $kind } { $id } was changed meanwhile by somebody else; look at what they did and decide again
store-busy = another process is writing to { $store } and did not finish in time; try again when it has
store-busy-for = another process is writing to { $store }; it did not finish within { $seconds } seconds; try again when it has
store-not-now = the store does not answer at the moment, and this cannot be told without it; try again later
store-no-answer = the store does not answer within { $seconds } seconds
store-not-prepared = what is new in the store cannot be prepared; the log of the service says why
view-overtaken = others write to { $store } too fast now to show what stands today; samenspel view does so later
store-newer = { $store } was made by a newer version of Samenspel; update Samenspel to open it
store-unreadable = { $store } holds what this version of Samenspel cannot read: { $problem }
store-this = the store
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

# Whether a store is still as it was written.
store-item =
    { $sort ->
        [source] source ‘{ $id }’
        [entity] entity ‘{ $id }’ of source ‘{ $source }’
        [claim] claim { $id } of source ‘{ $source }’
        [judgement] judgement ‘{ $id }’
        [passage] text ‘{ $id }’ of source ‘{ $source }’
        [revision] revision { $id }
        [part] the log of revision { $id }
        [run] note { $id } of a load
       *[dossier] dossier ‘{ $id }’
    }
store-unreadable-record = { $store }: this version of Samenspel cannot read { $which }: { $problem }. If Samenspel was updated, `samenspel upgrade` turns the store into what it reads
store-damaged = { $store }: { $which } is damaged. `samenspel check` tells what is wrong, `samenspel check --repair` mends what can be mended
store-damaged-log = the log of revision { $revision } is damaged (source ‘{ $source }’). `samenspel check` tells what is wrong, `samenspel check --repair` mends what can be mended
store-file-damaged = the file itself: { $what }
store-node-differs = node ‘{ $id }’ is not what the sources say of it
store-not-empty = { $store } is not empty; with --replace the backup takes the place of all that it holds
store-not-written = { $store }: the connection was lost and nothing was written; do the same again
store-log-in-use = { $file } is still used by another process and may still hold what is gone; it goes when that process ends or reads on
store-server-in-use = { $store }: the server does not use the freed space again yet, mostly because somebody is still reading; the text may still be in its files. Do this again as soon as nobody reads
store-server-writes-within = { $store }: the server writes this to its files within { $interval }, or when it is stopped in order
store-server-keeps-log = { $store }: the logs of transactions of the server may still hold the text (kept: { $policy }, a new file after { $size }, written out every { $interval }). Set db.tx_log.rotation.size=1M and db.tx_log.rotation.retention_policy=keep_none and do this again, or restore a backup into a new server and throw the files of this one away
store-in-part = this view of the store is only a part of it; do this with the whole store
