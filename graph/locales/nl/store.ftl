# Wat er misgaat met een opslag, en wat daaraan te doen is.
store-no-address = ‘{ $url }’ is geen adres van een opslag; schrijf sqlite:///PAD, neo4j://HOST:7687 of neo4j+s://HOST:7687
store-moved-on = wat { $source } zegt, is intussen door een ander proces veranderd; doe het nog eens
store-dossier-moved-on = { $kind } { $id } is intussen door iemand anders veranderd; bekijk wat die deed en beslis opnieuw
store-busy = een ander proces schrijft in { $store } en was niet op tijd klaar; probeer het weer als het klaar is
store-busy-for = een ander proces schrijft in { $store } en was niet binnen { $seconds } seconden klaar; probeer het weer als het klaar is
store-not-now = de opslag geeft nu geen antwoord, en zonder de opslag is dit niet te zeggen; probeer het later opnieuw
store-no-answer = de opslag geeft niet binnen { $seconds } seconden antwoord
store-not-prepared = wat nieuw is in de opslag kan niet worden voorbereid; het logboek van de dienst zegt waarom
view-overtaken = in { $store } wordt nu te snel achter elkaar geschreven om te laten zien wat vandaag geldt; samenspel view doet het straks alsnog
store-newer = { $store } is met een nieuwere versie van Samenspel gemaakt; werk Samenspel bij om deze opslag te openen
store-unreadable = { $store } bevat iets wat deze versie van Samenspel niet kan lezen: { $problem }
store-this = de opslag
store-log = het logboek
store-kind-is-gone = entiteit { $id } is van een soort die niet meer bestaat; laad eerst de andere bron van die entiteit opnieuw

store-no-folder = de map { $folder } van de opslag kan niet worden gemaakt: { $why }
store-no-database = { $store } is geen opslag van Samenspel (geen SQLite-database)
store-of-something-else = { $store } is geen opslag van Samenspel: het is een database van iets anders; noem een andere
store-away = de opslag { $store } is er niet meer
store-unusable = de opslag { $store } kan niet worden gebruikt: { $why }

store-no-address-of-neo4j = ‘{ $url }’ is geen adres van een Neo4j-server: { $why }
store-older-server = op { $store } draait { $server }; Samenspel heeft Neo4j { $oldest } of nieuwer nodig
store-nodes-of-others = { $store } bevat knopen met het label { $label } die niet van Samenspel zijn; geef Samenspel een eigen database
store-changed-by-others = wat { $store } bevat, is anders dan wat Samenspel daar schreef en is dus op een andere manier veranderd; zet een reservekopie terug, of trek de bronnen in en laad ze opnieuw
store-server-memory = { $store } heeft te weinig geheugen om dit in één keer te doen; geef Neo4j een grotere heap (server.memory.heap.max_size) of laad de bron in kleinere delen
store-server-database = { $store } heeft zo'n database niet; het deel van het adres na de laatste / noemt haar
store-server-password = { $store } weigert de naam of het wachtwoord; geef die in het adres (neo4j://NAAM:WACHTWOORD@HOST:7687) of in NEO4J_USERNAME en NEO4J_PASSWORD
store-server-lost = de verbinding met { $store } viel weg terwijl er werd geschreven; doe het voor de zekerheid nog eens, het wordt één keer opgeslagen
store-server-unreachable = de Neo4j-server { $store } is niet bereikbaar; kijk of hij draait en of het adres klopt
store-server-away = de Neo4j-server { $store } viel weg; kijk of hij draait en probeer het weer
store-server-forbidden = deze gebruiker mag dat niet in { $store }; nodig is dat hij gegevens, regels (constraints) en indexen mag schrijven
store-server-address = ‘{ $store }’ kan niet als adres worden gebruikt: { $why }
store-server-failed = de Neo4j-server { $store } kon niet doen wat werd gevraagd: { $why }
store-not-connected = er is nog geen verbinding; roep eerst connect('bolt://HOST:7687') aan
store-lost-while-loading = { $store }: de verbinding viel weg tijdens het laden. Er is niets geladen; laad het opnieuw

# Of een opslag nog is zoals zij werd geschreven.
store-item =
    { $sort ->
        [source] bron ‘{ $id }’
        [entity] entiteit ‘{ $id }’ van bron ‘{ $source }’
        [claim] bewering { $id } van bron ‘{ $source }’
        [judgement] oordeel ‘{ $id }’
        [passage] tekst ‘{ $id }’ van bron ‘{ $source }’
        [revision] revisie { $id }
        [part] logboek van revisie { $id }
        [run] verslag { $id } van een laadbeurt
       *[dossier] dossier ‘{ $id }’
    }
store-unreadable-record = { $store }: { $which } kan deze versie van Samenspel niet lezen: { $problem }. Is Samenspel bijgewerkt, dan zet `samenspel upgrade` de opslag over
store-damaged = { $store }: { $which } is beschadigd. `samenspel check` zegt wat er mis is, `samenspel check --repair` herstelt wat te herstellen is
store-damaged-log = het logboek van revisie { $revision } is beschadigd (bron ‘{ $source }’). `samenspel check` zegt wat er mis is, `samenspel check --repair` herstelt wat te herstellen is
store-file-damaged = het bestand zelf: { $what }
store-node-differs = knoop ‘{ $id }’ is anders dan wat de bronnen ervan zeggen
store-not-empty = { $store } is niet leeg; met --replace komt de reservekopie in de plaats van alles wat er staat
store-not-written = { $store }: de verbinding viel weg en er is niets geschreven; doe het nog eens
store-log-in-use = { $file } wordt nog gebruikt door een ander proces en kan nog bevatten wat weg is; het verdwijnt zodra dat proces stopt of verder leest
store-server-in-use = { $store }: de server gebruikt de vrijgekomen ruimte nog niet opnieuw, meestal omdat iemand nog leest; de tekst kan nog in zijn bestanden staan. Doe dit opnieuw zodra niemand meer leest
store-server-writes-within = { $store }: de server schrijft dit binnen { $interval } naar zijn bestanden, of als hij netjes wordt gestopt
store-server-keeps-log = { $store }: in de transactielogboeken van de server kan de tekst nog staan (bewaren: { $policy }, nieuw bestand na { $size }, wegschrijven om de { $interval }). Stel db.tx_log.rotation.size=1M en db.tx_log.rotation.retention_policy=keep_none in en doe dit nog eens, of zet een reservekopie terug in een nieuwe server en gooi de bestanden van deze weg
store-in-part = deze kijk op de opslag is maar een deel ervan; doe dit met de hele opslag
