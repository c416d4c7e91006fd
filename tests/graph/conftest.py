"""How nodes and facts read in a sentence is registered by `graph.say`, also for tests that only ask."""

import graph.say.sentences  # noqa: F401
