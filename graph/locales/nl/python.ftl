# Wat programma's lezen die `import samenspel` gebruiken.
python-lacks = { $name } is niet geïnstalleerd; doe dat met: pip install { $name }
python-no-question = ‘{ $asked }’ is geen vraag die beantwoord kan worden; zoek met find naar een naam
python-not-decided = wat ‘{ $reference }’ is, staat niet vast; geef het id of de volledige naam van een van de `candidates`
