"""The graph as linked data (RDF), by the terms that the vocabulary names.

`terms` has the addresses of things, `statements` what is said of them in triples, `documents` and `writers` make files
of these, `ontology` and `shapes` describe the vocabulary, `catalogue` the data sets.

What stands is a plain triple (`<id/ipo> samenspel:memberOf <id/…>`, and by the term of a standard that the vocabulary
names); what a source says is a node of its own, `samenspel:Claim`, with subject, predicate and object of RDF's
reification and everything else that the claim has. Reification is what every tool for RDF reads; RDF-star is not in
rdflib, a class for each relation with its qualifiers would be forty-five more to learn, and a named graph for each
claim (a nanopublication) would leave no named graph for each source. A denied claim is only such a node, so that
nobody who asks for plain triples is told what a source says is not so.
"""
