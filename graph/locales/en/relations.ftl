# What the relations of the vocabulary are called (label, inverse) and the sentences in which they are told.
#
# The value tells what is; .since what has been since a day; .past what was; .proposed a plan; .denied what a source
# contradicts; .also the sentence after an earlier step of a route. What happened on a day is told in the past tense
# with $on (on that day), what holds for a time with $when (since, from … to). When another sentence is better, its key
# says so: RELATION-as-ASPECT, -role-ROLE, -subject-WORD, -with-money, -from-KIND and what else graph/say/choosing.py has.

memberOf = { $subject } is a member of { $object }
    .label = is a member of
    .inverse = has as a member
    .since = { $subject } has been a member of { $object } { $when }
    .past = { $subject } was a member of { $object } { $when }
    .proposed = { $subject } is to become a member of { $object }
    .denied = { $subject } is not a member of { $object }
    .also = { $subject } is a member of it too
memberOf-to-Consortium = { $subject } is part of { $object }
    .since = { $subject } has been part of { $object } { $when }
    .past = { $subject } was part of { $object } { $when }
    .also = { $subject } is part of it too
memberOf-to-Region = { $subject } belongs to { $object }
    .since = { $subject } has belonged to { $object } { $when }
    .past = { $subject } belonged to { $object } { $when }
    .also = { $subject } belongs to it too
memberOf-from-Ministry-to-Government = { $subject } belongs to { $object }
    .since = { $subject } has belonged to { $object } { $when }
    .past = { $subject } belonged to { $object } { $when }
memberOf-to-Fieldlab = { $subject } takes part in { $object }
    .since = { $subject } has taken part in { $object } { $when }
    .past = { $subject } took part in { $object } { $when }
    .also = { $subject } takes part in it too

partOf = { $subject } is part of { $object }
    .label = is part of
    .inverse = has as a part
    .since = { $subject } has been part of { $object } { $when }
    .past = { $subject } was part of { $object } { $when }
    .denied = { $subject } is not part of { $object }
    .also = { $subject } is part of it too
partOf-as-agency = { $subject } is an agency of { $object }
    .since = { $subject } has been an agency of { $object } { $when }
    .past = { $subject } was an agency of { $object } { $when }

succeededBy = { $subject } was succeeded by { $object } { $begun }
    .label = was succeeded by
    .inverse = is the successor of
succeededBy-from-Municipality = { $subject } was succeeded by { $object } { $begun }
succeededBy-role-nieuwe_code_of_naam = { $subject } has been called { $object } { $since }

holdsOffice = { $subject } holds an office at { $object }
    .label = holds an office at
    .inverse = has as an office holder
    .since = { $subject } has held an office at { $object } { $when }
    .past = { $subject } held an office at { $object } { $when }
holdsOffice-to-Parliament = { $subject } is a member of { $object }
    .since = { $subject } has been a member of { $object } { $when }
    .past = { $subject } was a member of { $object } { $when }
holdsOffice-subject-chair = { $subject } presides over { $object }
    .since = { $subject } has presided over { $object } { $when }
    .past = { $subject } presided over { $object } { $when }
holdsOffice-subject-mayor = { $subject } heads { $object }
    .since = { $subject } has headed { $object } { $when }
    .past = { $subject } headed { $object } { $when }
holdsOffice-subject-minister-to-Ministry = { $subject } heads { $object }
    .since = { $subject } has headed { $object } { $when }
    .past = { $subject } headed { $object } { $when }
holdsOffice-subject-state_secretary-to-Ministry = { $subject } holds office at { $object }
    .since = { $subject } has held office at { $object } { $when }
    .past = { $subject } held office at { $object } { $when }

consults = { $subject } consults with { $object }
    .label = consults with
    .inverse = consults with
    .since = { $subject } has consulted with { $object } { $when }
    .past = { $subject } consulted with { $object } { $when }

advises = { $subject } advises { $object }
    .label = advises
    .inverse = is advised by
    .since = { $subject } has advised { $object } { $when }
    .past = { $subject } advised { $object } { $when }
    .proposed = { $subject } is to advise { $object }

supports = { $subject } supports { $object }
    .label = supports
    .inverse = is supported by
    .since = { $subject } has supported { $object } { $when }
    .past = { $subject } supported { $object } { $when }
    .proposed = { $subject } wants to support { $object }
    .denied = { $subject } does not support { $object }
supports-role-aangenomen-to-Motion = { $subject } carried { $object } { $on }
supports-to-Motion = { $subject } carried { $object } { $on }
supports-as-unanimous = { $subject } carried { $object } { $on }; all parliamentary groups voted for it

founded = { $subject } initiated { $object } { $begun }
    .label = initiated
    .inverse = is an initiative of

cooperatesWith = { $subject } cooperates with { $object }
    .label = cooperates with
    .inverse = cooperates with
    .since = { $subject } has cooperated with { $object } { $when }
    .past = { $subject } cooperated with { $object } { $when }
    .proposed = { $subject } wants to cooperate with { $object }

holdsShareIn = { $subject } holds shares in { $object }
    .label = holds shares in
    .inverse = has as a shareholder
    .since = { $subject } has held shares in { $object } { $when }
    .past = { $subject } held shares in { $object } { $when }
    .proposed = { $subject } wants to take shares in { $object }
holdsShareIn-with-percent = { $subject } holds { $amount } of the shares in { $object }
    .since = { $subject } has held { $amount } of the shares in { $object } { $when }
    .past = { $subject } held { $amount } of the shares in { $object } { $when }

partyTo = { $subject } is a party to { $object }
    .label = is a party to
    .inverse = has as a party
    .since = { $subject } has been a party to { $object } { $when }
    .past = { $subject } was a party to { $object } { $when }
    .proposed = { $subject } is to become a party to { $object }
    .denied = { $subject } is not a party to { $object }
    .also = { $subject } is a party to it too

submittedBy = { $subject } was submitted by { $object } { $begun }
    .label = was submitted by
    .inverse = submitted
submittedBy-from-Document = { $subject } was presented by { $object } { $begun }
submittedBy-from-Plan = { $subject } was presented by { $object } { $begun }
submittedBy-from-Motion-to-Parliament = { $subject } was submitted in { $object } { $begun }
submittedBy-subject-question = { $object } asked { $what } { $begun }
submittedBy-subject-questions = { $subject } was put by { $object } { $begun }

addressedTo = { $subject } is addressed to { $object }
    .label = is addressed to
    .inverse = is addressed by
    .since = { $subject } was addressed to { $object } { $begun }
    .past = { $subject } was addressed to { $object } { $begun }
addressedTo-as-term = { $subject } is addressed to { $object } and covers { $amount }
    .past = { $subject } was addressed to { $object } and covered { $amount }
addressedTo-as-invited = { $object } was invited to { $subject } { $begun }
addressedTo-from-Document = { $subject } was sent to { $object } { $begun }
addressedTo-from-Event = { $subject } is meant for { $object }
    .past = { $subject } was meant for { $object }
addressedTo-from-Request-to-WorkingGroup = { $subject } was put to { $object } { $begun }
addressedTo-from-Task = { $subject } is meant for { $object }
    .past = { $subject } was meant for { $object }

committedBy = { $object } announced { $subject } { $begun }
    .label = was announced by
    .inverse = announced
    .proposed = { $object } proposed { $subject } { $begun }
committedBy-from-Plan = { $object } presented { $subject } { $begun }
committedBy-status-running-from-Commitment = { $object } is committed to { $subject }
    .since = { $object } has been committed to { $subject } { $when }
    .past = { $object } was committed to { $subject } { $when }
committedBy-subject-ambition = { $object } expressed the ambition { $what } { $begun }
committedBy-subject-intention = { $object } intends { $what }
    .past = { $object } intended { $what }
    .proposed = { $object } intends { $what }
committedBy-subject-promise = { $object } promised { $what } { $begun }
    .proposed = { $object } promised { $what } { $begun }
committedBy-subject-promise_to = { $object } promised to { $what } { $begun }
    .proposed = { $object } promised to { $what } { $begun }

decidedBy = { $object } took { $subject } { $begun }
    .label = is decided by
    .inverse = decides on
    .proposed = { $object } is to take { $subject }
decidedBy-role-aangenomen = { $object } carried { $subject } { $begun }
decidedBy-subject-decision = { $object } decided { $what } { $begun }
    .proposed = { $object } is to decide { $what }
decidedBy-subject-adoption = { $object } adopted { $what } { $begun }
    .proposed = { $object } is to adopt { $what }
decidedBy-subject-amendment = { $object } voted on { $subject } { $begun }
decidedBy-from-Motion = { $object } voted on { $subject } { $begun }
decidedBy-from-Plan = { $object } adopted { $subject } { $begun }
    .proposed = { $object } is to decide on { $subject }
decidedBy-from-Covenant = { $object } adopted { $subject } { $begun }
    .proposed = { $object } is to decide on { $subject }
decidedBy-from-Commitment = { $object } decided on { $subject } { $begun }
    .proposed = { $object } is to decide on { $subject }

arisesFrom = { $subject } arose from { $object } { $on }
    .label = arose from
    .inverse = led to
    .proposed = { $subject } is to arise from { $object }
arisesFrom-from-Budget = { $subject } comes from { $object }
    .past = { $subject } came from { $object }
arisesFrom-from-Condition = { $subject } follows from { $object }
    .past = { $subject } followed from { $object }

componentOf = { $subject } is part of { $object }
    .label = is a component of
    .inverse = comprises
    .past = { $subject } was part of { $object } { $when }
    .proposed = { $subject } is to become part of { $object }
    .denied = { $subject } is not part of { $object }
componentOf-from-Commitment = { $subject } is part of { $object }
componentOf-from-Decision = { $subject } belongs to { $object }
componentOf-from-Deal-to-Programme = { $subject } belongs to { $object }
    .past = { $subject } belonged to { $object } { $when }
componentOf-from-Budget-to-Budget = { $subject } is part of { $object }
    .past = { $subject } was part of { $object }
componentOf-from-Instrument-to-Subject = { $subject } is an instrument for { $object }
    .past = { $subject } was an instrument for { $object } { $when }
componentOf-from-Subject-to-Subject = { $subject } belongs to { $object }

continues = { $subject } succeeded { $object } { $on }
    .label = continued
    .inverse = was continued by
    .proposed = { $subject } is to succeed { $object }

followedUpBy = { $subject } was followed up by { $object } { $on }
    .label = was followed up by
    .inverse = follows up
    .proposed = { $subject } may be followed up by { $object }
    .denied = { $subject } was not followed up by { $object }
followedUpBy-to-Actor = { $subject } led to { $object } { $on }
    .proposed = { $subject } may lead to { $object }
followedUpBy-to-Commitment = { $subject } led to { $object } { $on }
    .proposed = { $subject } may lead to { $object }
followedUpBy-to-Decision = { $subject } led to { $object } { $on }
    .proposed = { $subject } may lead to { $object }

statesStatus = { $subject } spoke of the status of { $object } { $on }
    .label = states the status of
    .inverse = has a status according to
    .settled = { $subject } considers { $object } settled
    .running = { $object } is under way, says { $subject }
    .agreed = { $object } was agreed, says { $subject }
    .open = according to { $subject }, { $object } is still open
    .withdrawn = according to { $subject }, { $object } was withdrawn
    .settledon = { $subject } considers { $object } settled ({ $role })
    .runningon = { $role } is under way, says { $subject } ({ $object })
    .agreedon = on { $role } something was agreed, says { $subject } ({ $object })
    .openon = according to { $subject }, nothing has been decided yet on { $role } ({ $object })
    .withdrawnon = according to { $subject }, { $role } was withdrawn ({ $object })
    .amounts = according to { $subject }, { $object } comes to { $amount }
    .counts = according to { $subject }, { $object } comes to { $counted }
statesStatus-as-rejected = { $subject } voted down { $object } { $on }
statesStatus-as-constant = according to { $subject }, { $object } stays the same
statesStatus-role-revolverendheid = according to { $subject }, { $amount } of { $object } is paid back

participatesIn = { $subject } takes part in { $object }
    .label = takes part in
    .inverse = has as a participant
    .since = { $subject } has taken part in { $object } { $when }
    .past = { $subject } took part in { $object } { $when }
    .proposed = { $subject } is to take part in { $object }
    .denied = { $subject } does not take part in { $object }
    .also = { $subject } takes part in it too
participatesIn-to-Event = { $subject } takes part in { $object }
    .since = { $subject } took part in { $object } { $on }
    .past = { $subject } took part in { $object } { $on }
    .also = { $subject } takes part in it too
participatesIn-as-jury = { $subject } sits on the jury of { $object }
    .past = { $subject } sat on the jury of { $object } { $when }
participatesIn-as-invited = { $subject } was invited to { $object } { $on }
participatesIn-as-nominated = { $subject } was nominated for { $object } { $on }

leads = { $subject } leads { $object }
    .label = leads
    .inverse = is led by
    .since = { $subject } has led { $object } { $when }
    .past = { $subject } led { $object } { $when }
    .proposed = { $subject } is to lead { $object }
    .also = { $subject } leads it

organises = { $subject } organises { $object }
    .label = organises
    .inverse = is organised by
    .since = { $subject } has organised { $object } { $when }
    .past = { $subject } organised { $object } { $when }
    .proposed = { $subject } wants to organise { $object }
organises-to-Event = { $subject } organises { $object }
    .since = { $subject } organised { $object } { $on }
    .past = { $subject } organised { $object } { $on }
organises-to-Challenge = { $subject } organises { $object }
    .since = { $subject } organised { $object } { $on }
    .past = { $subject } organised { $object } { $on }
organises-from-Parliament = { $subject } holds { $object }
    .since = { $subject } held { $object } { $on }
    .past = { $subject } held { $object } { $on }

commissions = { $subject } commissions { $object }
    .label = commissions
    .inverse = is commissioned by
    .since = { $subject } has commissioned { $object } { $when }
    .past = { $subject } commissioned { $object } { $when }
    .proposed = { $subject } wants to commission { $object }
    .denied = { $subject } does not commission { $object }
    .also = { $subject } commissions it too
commissions-to-Report = { $subject } commissioned { $object } { $begun }

carriesOut = { $subject } runs { $object }
    .label = carries out
    .inverse = is carried out by
    .since = { $subject } has run { $object } { $when }
    .past = { $subject } ran { $object } { $when }
    .proposed = { $subject } is to run { $object }
    .denied = { $subject } does not run { $object }
carriesOut-role-ontvangst_van_voorstellen = proposals for { $object } can be submitted to { $subject } { $when }
    .past = proposals for { $object } could be submitted to { $subject } { $when }
carriesOut-object-task = { $subject } has the task { $what }
    .since = { $subject } has had the task { $what } { $when }
    .past = { $subject } had the task { $what } { $when }
carriesOut-to-Agreement = { $subject } carries out { $object }
    .since = { $subject } has carried out { $object } { $when }
    .past = { $subject } carried out { $object } { $when }
carriesOut-to-Commitment = { $subject } sees to { $object }
    .since = { $subject } has seen to { $object } { $when }
    .past = { $subject } saw to { $object } { $when }
carriesOut-to-Report = { $subject } carried out { $object } { $on }

funds = { $subject } funds { $object }
    .label = funds
    .inverse = is funded by
    .since = { $subject } has funded { $object } { $when }
    .past = { $subject } funded { $object } { $when }
    .proposed = { $subject } wants to fund { $object }
    .denied = { $subject } does not fund { $object }
funds-with-money = { $subject } funds { $object } with { $amount } { $when }
    .since = { $subject } has funded { $object } with { $amount } { $when }
    .past = { $subject } funded { $object } with { $amount } { $when }
    .proposed = { $subject } wants to fund { $object } with { $amount }
funds-with-percent = { $subject } pays { $amount } of { $object }
    .since = { $subject } has paid { $amount } of { $object } { $when }
    .past = { $subject } paid { $amount } of { $object } { $when }
    .proposed = { $subject } wants to pay { $amount } of { $object }

tendersFor = { $subject } submitted a tender for { $object } { $on }
    .label = submitted a tender for
    .inverse = received a tender from

awardIn = { $object } was awarded { $on }
    .label = is an award in
    .inverse = has as an award
    .proposed = an award is intended for { $object }
    .denied = { $object } was not awarded
awardIn-knowing-winners = { $object } was awarded to { $winners } { $on }
awardIn-of-several = an award was made in { $object } { $on }: { $subject }
    .proposed = an award is intended in { $object }: { $subject }
    .denied = { $subject } was not awarded
awardIn-object-lot = { $object } was awarded { $on }
awardIn-object-lot-knowing-winners = { $object } was awarded to { $winners } { $on }
awardIn-object-prize = { $object } was presented { $on }
    .denied = { $object } was not presented
awardIn-object-prize-knowing-winners = { $object } was won by { $winners } { $on }
awardIn-object-prize-of-several = presented at { $object } { $on }: { $subject }
awardIn-subject-prize = presented at { $object } { $on }: { $subject }
awardIn-subject-selection = a choice was made for { $what } of { $object } { $on }
    .proposed = a choice is to be made for { $what } of { $object }
awardIn-subject-selection-knowing-winners = chosen for { $what } of { $object } { $on }: { $winners }
awardIn-subject-winners = winners of { $object } were chosen { $on }
awardIn-subject-winners-knowing-winners = { $object } was won by { $winners } { $on }
awardIn-of-several-knowing-winners = an award was made to { $winners } in { $object } { $on }: { $subject }
awardIn-subject-award-of-several = { $what } was awarded { $on }
awardIn-subject-award-of-several-knowing-winners = { $what } was awarded to { $winners } { $on }
awardIn-object-contest = winners of { $object } were chosen { $on }
    .denied = no winner of { $object } was chosen
awardIn-object-contest-knowing-winners = { $object } was won by { $winners } { $on }
awardIn-to-Challenge = winners of { $object } were chosen { $on }
    .denied = no winner of { $object } was chosen
awardIn-knowing-winners-to-Challenge = { $object } was won by { $winners } { $on }
awardIn-as-selected = { $count ->
    [1] one entry was
   *[other] { $counted } were
 } chosen in { $object } { $on }
    .proposed = { $count ->
    [1] one entry is
   *[other] { $counted } are
 } to be chosen in { $object }

awardedBy = { $object } awarded { $subject } { $on }
    .label = was awarded by
    .inverse = awarded
    .proposed = { $object } intends to award { $subject }
awardedBy-subject-award = { $object } awarded { $what } { $on }
    .proposed = { $object } intends to award { $what }
awardedBy-subject-ceremony = { $object } presented { $what } { $on }
awardedBy-subject-prize = { $object } presented { $subject } { $on }
    .proposed = { $object } intends to present { $subject }
awardedBy-subject-pick = { $object } made { $subject } { $on }
awardedBy-subject-selection = { $object } chose who takes part in { $what } { $on }
    .proposed = { $object } is to choose who takes part in { $what }
awardedBy-subject-winners = { $object } chose the winners of { $what } { $on }
awardedBy-subject-lot = { $object } awarded { $subject } { $on }
awardedBy-subject-contest = { $object } chose the winners of { $subject } { $on }
awardedBy-from-Challenge = { $object } chose the winners of { $subject } { $on }

awardedTo = { $subject } was awarded to { $object } { $on }
    .label = was awarded to
    .inverse = won
    .proposed = { $subject } is to be awarded to { $object }
    .denied = { $subject } was not awarded to { $object }
awardedTo-subject-award = { $what } was awarded to { $object } { $on }
    .proposed = { $what } is to be awarded to { $object }
awardedTo-subject-ceremony = { $object } won { $what } { $on }
awardedTo-subject-mention = { $object } received { $subject } { $on }
awardedTo-subject-prize = { $object } won { $subject } { $on }
awardedTo-subject-pick = { $object } was chosen in { $subject } { $on }
awardedTo-subject-selection = { $object } was selected for { $what } { $on }
    .proposed = { $object } is to be selected for { $what }
awardedTo-subject-winners = { $object } was one of the winners of { $what } { $on }
awardedTo-subject-winners-of-one = { $object } won { $what } { $on }
awardedTo-subject-lot = { $subject } was awarded to { $object } { $on }
awardedTo-subject-contest = { $object } won { $subject } { $on }
awardedTo-subject-contest-of-several = { $object } was one of the winners of { $subject } { $on }
awardedTo-from-Challenge = { $object } won { $subject } { $on }
awardedTo-of-several-from-Challenge = { $object } was one of the winners of { $subject } { $on }

launchingCustomerOf = { $subject } is launching customer of { $object }
    .label = is launching customer of
    .inverse = has as launching customer
    .since = { $subject } has been launching customer of { $object } { $when }
    .past = { $subject } was launching customer of { $object } { $when }
    .proposed = { $subject } wants to become launching customer of { $object }
    .denied = { $subject } is not a launching customer of { $object }

develops = { $subject } develops { $object }
    .label = develops
    .inverse = is developed by
    .since = { $subject } has developed { $object } { $when }
    .past = { $subject } developed { $object } { $when }
    .proposed = { $subject } is to develop { $object }

makesAvailable = { $subject } makes { $object } available { $when }
    .label = makes available
    .inverse = is made available by
    .past = { $subject } made { $object } available { $when }
    .proposed = { $subject } wants to make { $object } available
    .denied = { $subject } does not make { $object } available
makesAvailable-with-money = { $subject } makes { $amount } available { $when }: { $object }
    .since = { $subject } made { $amount } available { $on }: { $object }
    .past = { $subject } made { $amount } available { $on }: { $object }
    .proposed = { $subject } wants to make { $amount } available: { $object }
makesAvailable-as-yearly-with-money = { $subject } makes { $amount } available { $when }: { $object }
    .past = { $subject } made { $amount } available { $when }: { $object }
makesAvailable-knowing-target = { $subject } makes { $amount } available for { $target } { $when }
    .since = { $subject } made { $amount } available for { $target } { $on }
    .past = { $subject } made { $amount } available for { $target } { $on }
    .proposed = { $subject } wants to make { $amount } available for { $target }
makesAvailable-as-yearly-knowing-target = { $subject } makes { $amount } available for { $target }
    .since = { $subject } has made { $amount } available for { $target } { $when }
    .past = { $subject } made { $amount } available for { $target } { $when }
    .proposed = { $subject } wants to make { $amount } available for { $target }

availableFor = { $subject } is available for { $object } { $when }
    .label = is available for
    .inverse = can draw on
    .since = { $subject } has been available for { $object } { $when }
    .past = { $subject } was available for { $object } { $when }
    .proposed = { $subject } is to be available for { $object }
    .denied = { $subject } is not available for { $object }
availableFor-as-structural = { $subject } holds structural funds for { $object }
    .since = { $subject } has held structural funds for { $object } { $when }
    .past = { $subject } held structural funds for { $object } { $when }
    .denied = according to { $source }, { $subject } holds no structural funds for { $object } { $when }
availableFor-with-money = { $subject } ({ $amount }) is available for { $object } { $when }
    .since = { $subject } ({ $amount }) has been available for { $object } { $when }
    .past = { $subject } ({ $amount }) was available for { $object } { $when }
    .proposed = { $subject } ({ $amount }) is to be available for { $object }
availableFor-knowing-payer = { $payer } makes { $amount } available for { $object } { $when }
    .since = { $payer } made { $amount } available for { $object } { $on }
    .past = { $payer } made { $amount } available for { $object } { $on }
    .proposed = { $payer } wants to make { $amount } available for { $object }
availableFor-as-yearly-knowing-payer = { $payer } makes { $amount } available for { $object }
    .since = { $payer } has made { $amount } available for { $object } { $when }
    .past = { $payer } made { $amount } available for { $object } { $when }
    .proposed = { $payer } wants to make { $amount } available for { $object }

hasCondition = { $subject } has as a condition: { $object }
    .label = has as a condition
    .inverse = is a condition of
    .past = { $subject } had as a condition: { $object } { $when }
    .proposed = { $subject } is to have as a condition: { $object }
hasCondition-object-condition = { $subject } has the condition { $what }
    .since = { $subject } has had the condition { $what } { $when }
    .past = { $subject } had the condition { $what } { $when }
    .proposed = { $subject } is to have the condition { $what }

uses = { $subject } uses { $object }
    .label = uses
    .inverse = is used by
    .since = { $subject } has used { $object } { $when }
    .past = { $subject } used { $object } { $when }
    .proposed = { $subject } wants to use { $object }
    .denied = { $subject } does not use { $object }
uses-from-Challenge-to-ProcurementInstrument = { $subject } is a case of { $object }
    .past = { $subject } was a case of { $object }
    .proposed = { $subject } is to be a case of { $object }
uses-to-GrantScheme = { $subject } receives a grant from { $object }
    .since = { $subject } has received a grant from { $object } { $when }
    .past = { $subject } received a grant from { $object } { $when }
    .proposed = { $subject } wants a grant from { $object }
uses-subject-series = { $subject } uses { $object }
    .since = { $subject } has used { $object } { $when }
    .past = { $subject } used { $object } { $when }

promotes = { $subject } promotes { $object }
    .label = promotes
    .inverse = is promoted by
    .since = { $subject } has promoted { $object } { $when }
    .past = { $subject } promoted { $object } { $when }
    .proposed = { $subject } wants to promote { $object }
promotes-from-Agreement = { $subject } is to promote { $object }
    .past = { $subject } was to promote { $object }
    .proposed = { $subject } would promote { $object }
promotes-from-Activity = { $subject } promotes { $object }
    .since = { $subject } has promoted { $object } { $when }
    .past = { $subject } promoted { $object } { $when }
    .proposed = { $subject } would promote { $object }

worksOn = { $subject } works on { $object }
    .label = works on
    .inverse = is worked on by
    .since = { $subject } has worked on { $object } { $when }
    .past = { $subject } worked on { $object } { $when }
    .proposed = { $subject } is to work on { $object }

concerns = { $subject } is about { $object }
    .label = concerns
    .inverse = is the subject of
    .past = { $subject } was about { $object }
    .proposed = { $subject } is about { $object }
    .denied = { $subject } is not about { $object }
concerns-as-consultation = { $subject } asks for consultation with { $object }
    .past = { $subject } asked for consultation with { $object }
concerns-from-Document = { $subject } is about { $object }
concerns-from-Award = { $subject } went to { $object }
concerns-subject-selection-from-Award = { $object } was selected for { $what }
concerns-subject-winners-from-Award = { $object } is one of the winners of { $what }
concerns-of-kind = { $subject } is a { $kind }
    .past = { $subject } was a { $kind }
concerns-from-Actor = { $subject } works on { $object }
    .since = { $subject } has worked on { $object } { $when }
    .past = { $subject } worked on { $object } { $when }

contributesTo = { $subject } contributes to { $object }
    .label = contributes to
    .inverse = receives a contribution from
    .since = { $subject } has contributed to { $object } { $when }
    .past = { $subject } contributed to { $object } { $when }
    .proposed = { $subject } would contribute to { $object }

hasPotentialFor = { $subject } may lend itself to { $object }
    .label = could be used for
    .inverse = could make use of
    .past = { $subject } might have lent itself to { $object }

mayBe = { $object } may be meant by { $subject }
    .label = may be
    .inverse = may be meant by

locatedIn = { $subject } takes place in { $object }
    .label = is located in
    .inverse = covers the area of
    .since = { $subject } has taken place in { $object } { $when }
    .past = { $subject } took place in { $object } { $when }
    .proposed = { $subject } is to take place in { $object }
locatedIn-role-plaats_van_ondertekening = { $subject } was signed in { $object }
locatedIn-role-werkgebied = { $subject } works in { $object }
    .since = { $subject } has worked in { $object } { $when }
    .past = { $subject } worked in { $object } { $when }
locatedIn-from-Challenge = { $subject } takes place in { $object }
    .since = { $subject } took place in { $object } { $on }
    .past = { $subject } took place in { $object } { $when }
locatedIn-from-Event = { $subject } is in { $object }
    .since = { $subject } was in { $object } { $on }
    .past = { $subject } was in { $object } { $when }
locatedIn-from-Actor = { $subject } is based in { $object }
    .since = { $subject } has been based in { $object } { $when }
    .past = { $subject } was based in { $object } { $when }
locatedIn-from-PublicBody = { $subject } lies in { $object }
    .since = { $subject } has been part of { $object } { $when }
    .past = { $subject } lay in { $object } { $when }

publishedBy = { $object } published { $subject } { $on }
    .label = was published by
    .inverse = published

writtenBy = { $object } wrote { $subject } { $on }
    .label = was written by
    .inverse = wrote

recordedIn = { $subject } is described in { $object }
    .label = is recorded in
    .inverse = records
    .since = { $subject } was described in { $object } { $on }
    .past = { $subject } was described in { $object } { $on }
recordedIn-from-Agreement = { $subject } was laid down in { $object } { $on }
recordedIn-from-Award = { $subject } was announced in { $object } { $on }

announcedIn = { $subject } was announced in { $object } { $on }
    .label = is announced in
    .inverse = announces
announcedIn-knowing-deadline = { $subject } was announced in { $object } { $begun }; submissions are possible until { $end }
    .past = { $subject } was announced in { $object } { $begun }; submissions were possible until { $end }

refersTo = { $subject } refers to { $object }
    .label = refers to
    .inverse = is cited by

mentions = { $subject } mentions { $object }
    .label = mentions
    .inverse = is mentioned in
