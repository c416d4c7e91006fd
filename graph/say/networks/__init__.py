"""The network as programs that draw, count and filter networks take it: Gephi, yEd, Cytoscape, Kumu, Neo4j.

An entity is a node and a fact is one edge, however many sources say it; what each source says stands in the tables and
in the linked data. What sources only deny is no edge, so that nothing counts or draws it as a tie: it stands as a
sentence with the entity that it is about.
"""
