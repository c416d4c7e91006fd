# Wie Samenspel gebruikt, en wat zij mogen.
role-of-reader = een deelnemer
role-of-contributor = iemand die namens een organisatie spreekt
role-of-reviewer = een beoordelaar
role-of-steward = een beheerder
problem-not-allowed = alleen { $role } mag dit doen
