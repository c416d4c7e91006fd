# Zoeken: waarom iets gevonden is, en wat een naam kan betekenen.
hit-name = naam: { $matched }
hit-abbreviation = afkorting: { $matched }
hit-former-name = vroegere naam: { $matched }
hit-number = nummer: { $matched }
hit-description = omschrijving
hit-likeness = gelijkenis: { $matched }
reference-unknown = niets bekend met het id, de naam of de afkorting ‘{ $reference }’
reference-unknown-near = niets bekend met het id, de naam of de afkorting ‘{ $reference }’; bedoelt u een van deze?
reference-ambiguous = ‘{ $reference }’ kan meer dan één ding betekenen; geef het id of de volledige naam
