"""Questions as people ask them, of which each kind has an answer: who uses what, what became of it, whom to ring.

`kinds.py` has the kinds of questions with their parameters, `answering.py` the function of each kind, and
`understanding.py` makes out which one somebody typed. An answer is an immutable value without words;
`graph.say.answers` tells it.
"""
