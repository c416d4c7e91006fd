# Who uses Samenspel, and what they may do.
role-of-reader = a participant
role-of-contributor = somebody who speaks for an organisation
role-of-reviewer = a reviewer
role-of-steward = a steward
problem-not-allowed = only { $role } may do this
