# Hoe het verder gaat met een hiaat: wanneer het is gezien, wie er iets mee doet, en of het is opgelost.

life-heading = Hoe het ermee staat
life-state = Stand
life-state-open = open
life-state-taken-up = opgepakt
life-state-explained = verklaard
life-state-accepted = risico aanvaard
life-state-solved = opgelost
life-unfinished = Open en opgepakt
life-all-found = Alle, ook verklaard en aanvaard
life-owner = Opgepakt door
life-new-since = Nieuw sinds (datum of revisie)
life-new-since-wrong = Dit is geen datum en geen nummer van een revisie. Schrijf bijvoorbeeld 2026, 1-6-2026 of 12.

life-open = Open sinds { $since }.
life-open-again = Opnieuw open sinds { $since }; eerder was dit opgelost.
life-open-expired = Weer open sinds { $since }: tot die dag was het risico aanvaard.
life-taken-up = Opgepakt door { $organisation } op { $since }.
life-taken-up-by-somebody = Opgepakt op { $since }.
life-explained = Verklaard op { $since }.
life-accepted = Risico aanvaard tot en met { $until }.
life-solved = Opgelost op { $since }: sinds die dag is het in de gegevens niet meer gevonden.
life-first-seen = Voor het eerst gezien op { $first }.
life-was-about = { $rule }: { $names }
life-former-rule = Een hiaat van een regel die er niet meer is
life-note-of = Toelichting: { $note }
life-decided-by = Vastgelegd door { $person }.

life-history = Geschiedenis
life-event-found = Voor het eerst gevonden, in revisie { $revision }.
life-event-returned = Opnieuw gevonden, in revisie { $revision }.
life-event-solved = Niet meer gevonden in revisie { $revision }: opgelost.
life-event-open = Weer opengezet.
life-event-taken-up = Opgepakt door { $organisation }.
life-event-taken-up-by-somebody = Opgepakt.
life-event-explained = Verklaard.
life-event-accepted = Risico aanvaard tot en met { $until }.
life-back = Terug naar deze stand
life-back-of = van { $moment }

life-change = Leg vast wat u ermee doet
life-change-intro = Iedereen die dit hiaat kan zien, kan lezen wat u hier vastlegt. Uw naam ziet alleen wie hier ook iets kan vastleggen.
life-do-taken-up = Wij pakken dit op
life-do-explained = Hier is een verklaring voor
life-do-accepted = Wij aanvaarden het risico
life-do-open = Zet weer open
life-organisation = Welke organisatie pakt dit op?
life-until = Tot en met welke dag?
life-until-hint = Bijvoorbeeld { $example }. Daarna staat het hiaat weer open.
life-note = Toelichting (mag leeg blijven)
life-note-needed = Wat is de verklaring?
life-save = Leg vast
life-moved-on = Iemand anders heeft de stand intussen gewijzigd. Hieronder ziet u hoe het nu is; er is niets van u vastgelegd.
life-moved-on-by = { $person } heeft de stand intussen gewijzigd. Hieronder ziet u hoe het nu is; er is niets van u vastgelegd.
life-solved-by-data = Een hiaat is pas opgelost als het in de gegevens niet meer wordt gevonden. Kies een andere stand.
life-note-too-long = De toelichting mag hoogstens { $most } tekens lang zijn.
life-needs-organisation = Vul in welke organisatie dit oppakt.
life-needs-note = Vul in wat de verklaring is.
life-needs-until = Vul in tot en met welke dag het risico is aanvaard; dat is vandaag of later.
life-not-yours = U kunt dit alleen vastleggen voor een organisatie waarvoor u bijdraagt.
life-may-not = Wie bijdraagt voor een van deze organisaties, en wie beoordeelt of beheert, kan vastleggen hoe het met dit hiaat staat.
life-not-looked = Er is nog niet vastgelegd welke hiaten er zijn; dat gebeurt zodra de dienst een revisie heeft uitgezocht.
life-no-such = Er is geen hiaat { $id }, of het wordt niet meer gevonden.
life-no-such-version = Er is geen versie { $version } van deze stand.
life-needs-version = Stuur in If-Match mee op welke versie u voortbouwt; 0 als er nog niets is vastgelegd.
life-moved-on-api = De stand is intussen gewijzigd: versie { $version } is de nieuwste. Lees haar en besluit opnieuw.

life-none-solved = Er is nog geen hiaat opgelost. { $link }
life-solved-count =
    { $count ->
        [one] 1 opgelost hiaat
       *[other] { $count } opgeloste hiaten
    }
life-solved-intro = Deze hiaten zijn eerder gevonden en nu niet meer. Ze staan hier met de partijen die er toen bij hoorden.

trend-heading = Hoe het aantal hiaten verloopt
trend-link = Verloop
trend-intro = Bij elke nieuwe revisie, en op elke nieuwe dag, is geteld hoeveel hiaten er zijn en hoe het ermee staat. Een hiaat verdwijnt als de gegevens het dichten.
trend-none = Er is nog niet geteld. Dat gebeurt zodra de dienst een revisie heeft uitgezocht.
trend-first = Er is pas één keer geteld; een verloop is er nog niet.
trend-chart = { $unfinished ->
    [one] Op { $day } is 1 hiaat open of opgepakt; op { $first_day } was het aantal { $first }.
   *[other] Op { $day } zijn { $unfinished } hiaten open of opgepakt; op { $first_day } was het aantal { $first }.
 }
trend-day = Dag
trend-week = Week van
trend-revision = Revisie
trend-new = Nieuw of terug
trend-solved = Opgelost
trend-open = Open
trend-taken-up = Opgepakt
trend-explained = Verklaard
trend-accepted = Aanvaard
trend-first-count = Bij de eerste telling is alles nieuw.
life-needs-state = Geef state of backTo: wat er met het hiaat gebeurt, of naar welke versie u terug wilt.
terminal-none-solved = Er is nog geen hiaat opgelost binnen deze keuze.

news-of-all = Hiaten in het netwerk
news-of-organisation = Hiaten rond { $name }
news-of-rule = Hiaten: { $rule }
news-of-question = Antwoord op: { $question }
news-found = Nieuw hiaat: { $what }
news-returned = Opnieuw een hiaat: { $what }
news-solved = Opgelost: { $what }
news-open = Weer open: { $what }
news-taken-up = Opgepakt: { $what }
news-explained = Verklaard: { $what }
news-accepted = Risico aanvaard: { $what }
news-answer = Antwoord op: { $question }

digest-subject = Samenspel: { $subject }
digest-intro = { $count ->
    [one] Er is één ding veranderd:
   *[other] Er zijn { $count } dingen veranderd:
 }
digest-answer = Dit is het antwoord van nu:
digest-none = Er is niets veranderd.
digest-from = Dit bericht is verstuurd door Samenspel.
digest-end = U kunt zich hier afmelden; uw adres wordt dan gewist: { $address }
digest-confirm-subject = Bevestig dat u berichten van Samenspel wilt
digest-confirm-text =
    Iemand, waarschijnlijk uzelf, heeft gevraagd om u berichten te sturen over:

    { $subject }

    Wilt u dat? Bevestig het dan binnen zeven dagen:
    { $address }

    Wilt u dit niet, dan hoeft u niets te doen. Uw adres wordt dan gewist.
mail-off = Er is geen mailserver ingesteld. Zet SAMENSPEL_SMTP_HOST, of gebruik --dry-run om het bericht te lezen.
mail-failed = Mailserver { $host } neemt geen mail aan ({ $why }).

subscribe-heading = Op de hoogte blijven
subscribe-about = { $subject }
subscribe-intro = U hoort het als er iets verandert: een nieuw hiaat, een hiaat dat is opgelost of opgepakt, of een ander antwoord op een vraag.
subscribe-link = Blijf op de hoogte
subscribe-feed = Met een feedlezer
subscribe-feed-intro = Neem dit adres over in een feedlezer. Wij weten dan niet wie u bent.
subscribe-mail = Per e-mail
subscribe-address = E-mailadres
subscribe-address-hint = U krijgt eerst een mail met een link om het te bevestigen. U kunt zich in elke mail afmelden; uw adres wordt dan gewist.
subscribe-button = Vraag om mail
subscribe-no-address = Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.nl.
subscribe-not-for-all = Hierover gaat geen mail uit, omdat niet iedereen dit mag zien. Kijk op deze pagina als u wilt weten hoe het staat.
subscribe-refused = De mailserver neemt dit adres niet aan. Kijk of het goed is geschreven.
subscribe-look = Kijk in uw mail: bevestig met de link die daarin staat. U krijgt geen tweede mail als u dit vandaag al vroeg, of als u zich al had aangemeld.
subscribe-gone = Deze link werkt niet meer. U hebt zich afgemeld, of te lang gewacht met bevestigen.
subscribe-do-confirm = Ja, stuur mij deze berichten
subscribe-do-end = Meld mij af
subscribe-confirmed = Bevestigd. U krijgt bericht als er iets verandert.
subscribe-ended = U bent afgemeld, en uw adres is gewist.
digest-sent = { $count ->
    [0] Er was niets te versturen.
    [one] Eén bericht verstuurd.
   *[other] { $count } berichten verstuurd.
 }
digest-refused = { $count ->
    [one] Eén bericht is door de mailserver geweigerd.
   *[other] { $count } berichten zijn door de mailserver geweigerd.
 }
digest-unknown = Er is geen organisatie, regel of vraag die zo heet: { $given }
digest-needs-to = Geef --to ADRES, of --dry-run om het bericht te lezen; zonder onderwerp gaat het bericht naar iedereen die zich heeft aangemeld.
