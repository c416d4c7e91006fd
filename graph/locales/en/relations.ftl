# What the relations of the vocabulary are called (label, inverse) and the sentences in which they are told.
#
# The value tells what is; .since what has been since a day; .past what was; .proposed a plan; .denied what a source
# contradicts; .also the sentence after an earlier step of a route. A sentence can differ by aspect
# (RELATION-as-ASPECT) and by kind of the ends (RELATION-from-KIND-to-KIND).

memberOf = { $subject } is a member of { $object }
    .label = is a member of
    .inverse = has as a member
    .since = { $subject } has been a member of { $object } { $when }
    .past = { $subject } was a member of { $object } { $when }
    .proposed = { $subject } is to become a member of { $object }
    .denied = { $subject } is not a member of { $object }
    .also = { $subject } is a member of it too
memberOf-to-Fieldlab = { $subject } takes part in { $object }
    .since = { $subject } has taken part in { $object } { $when }
    .past = { $subject } took part in { $object } { $when }
memberOf-from-PublicOfficial-to-Parliament = { $subject } is a member of { $object }
    .since = { $subject } has been a member of { $object } { $when }
    .past = { $subject } was a member of { $object } { $when }

partOf = { $subject } is part of { $object }
    .label = is part of
    .inverse = has as a part
    .since = { $subject } has been part of { $object } { $when }
    .past = { $subject } was part of { $object } { $when }
    .also = { $subject } is part of it too
partOf-from-Agency-to-Ministry = { $subject } is an agency or service of { $object }
    .since = { $subject } has been an agency or service of { $object } { $when }
    .past = { $subject } was an agency or service of { $object } { $when }
partOf-as-agency = { $subject } is an agency of { $object }
    .since = { $subject } has been an agency of { $object } { $when }
    .past = { $subject } was an agency of { $object } { $when }

succeededBy = { $subject } was succeeded by { $object } { $when }
    .label = was succeeded by
    .inverse = is the successor of
succeededBy-from-Municipality = { $subject } has been part of { $object } { $when }

holdsOffice = { $subject } holds an office at { $object }
    .label = holds an office at
    .inverse = has as an office holder
    .since = { $subject } has held an office at { $object } { $when }
    .past = { $subject } held an office at { $object } { $when }
holdsOffice-to-Parliament = { $subject } is a member of { $object }
    .since = { $subject } has been a member of { $object } { $when }
    .past = { $subject } was a member of { $object } { $when }
holdsOffice-to-Ministry = { $subject } heads { $object }
    .since = { $subject } has headed { $object } { $when }
    .past = { $subject } headed { $object } { $when }

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

supports = { $subject } supports { $object }
    .label = supports
    .inverse = is supported by
    .since = { $subject } has supported { $object } { $when }
    .past = { $subject } supported { $object } { $when }
supports-to-Motion = { $subject } carried { $object } { $when }
supports-as-unanimous = { $subject } carried { $object } { $when }; all parliamentary groups voted for it

founded = { $subject } initiated { $object } { $when }
    .label = initiated
    .inverse = is an initiative of

cooperatesWith = { $subject } cooperates with { $object }
    .label = cooperates with
    .inverse = cooperates with
    .since = { $subject } has cooperated with { $object } { $when }
    .past = { $subject } cooperated with { $object } { $when }

holdsShareIn = { $subject } holds shares in { $object } { $amount }
    .label = holds shares in
    .inverse = has as a shareholder
    .since = { $subject } has held shares in { $object } { $when } { $amount }
    .past = { $subject } held shares in { $object } { $when } { $amount }

partyTo = { $subject } is a party to { $object }
    .label = is a party to
    .inverse = has as a party
    .since = { $subject } has been a party to { $object } { $when }
    .past = { $subject } was a party to { $object } { $when }
    .proposed = { $subject } is to become a party to { $object }
    .denied = { $subject } is not a party to { $object }
    .also = { $subject } is a party to it too

submittedBy = { $subject } was submitted by { $object } { $when }
    .label = was submitted by
    .inverse = submitted

addressedTo = { $subject } is addressed to { $object }
    .label = is addressed to
    .inverse = is addressed by
    .since = { $subject } was addressed to { $object } { $when }
    .past = { $subject } was addressed to { $object } { $when }
addressedTo-as-term = { $subject } is addressed to { $object } and covers { $amount }
    .past = { $subject } was addressed to { $object } and covered { $amount }
addressedTo-as-invited = { $object } was invited to { $subject } { $when }
addressedTo-from-Event = { $subject } was meant for { $object } { $when }
addressedTo-from-Request-to-WorkingGroup = { $subject } was put to { $object } { $when }

committedBy = { $object } announced { $subject } { $when }
    .label = was announced by
    .inverse = announced
    .proposed = { $object } intends: { $subject }
committedBy-from-Plan = { $subject } is a plan of { $object }
    .past = { $subject } was a plan of { $object } { $when }

decidedBy = { $object } took { $subject } { $when }
    .label = is decided by
    .inverse = decides on
    .proposed = { $object } is to take { $subject }
decidedBy-from-Motion = { $object } voted on { $subject } { $when }
decidedBy-from-Plan = { $object } decides on { $subject } { $when }
    .past = { $object } decided on { $subject } { $when }
    .proposed = { $object } is to decide on { $subject }
decidedBy-from-Commitment = { $object } decides on { $subject } { $when }
    .past = { $object } decided on { $subject } { $when }
    .proposed = { $object } is to decide on { $subject }

arisesFrom = { $subject } arose from { $object } { $when }
    .label = arose from
    .inverse = led to

componentOf = { $subject } is a component of { $object }
    .label = is a component of
    .inverse = comprises
    .past = { $subject } was a component of { $object } { $when }
componentOf-as-parties = { $object } had { $amount } participants through { $subject } { $when }
componentOf-from-Deal-to-Programme = { $subject } belongs to { $object }
    .past = { $subject } belonged to { $object } { $when }

continues = { $subject } continued { $object } { $when }
    .label = continued
    .inverse = was continued by

followedUpBy = { $subject } was followed up by { $object } { $when }
    .label = was followed up by
    .inverse = follows up
    .proposed = { $subject } may be followed up by { $object }

statesStatus = { $subject } spoke of the status of { $object } { $when }
    .label = states the status of
    .inverse = has a status according to
    .settled = { $subject } considers { $object } settled
    .running = { $object } is under way, says { $subject }
    .agreed = { $object } was agreed, says { $subject }
    .open = according to { $subject }, { $object } is still open
    .withdrawn = according to { $subject }, { $object } was withdrawn
    .settledon = { $subject } considers { $object } settled as regards { $role }
    .runningon = { $role } is under way, says { $subject } of { $object }
    .agreedon = on { $role } something was agreed under { $object }, says { $subject }
    .openon = according to { $subject }, { $role } is still open ({ $object })
    .withdrawnon = according to { $subject }, { $role } was withdrawn ({ $object })
statesStatus-as-rejected = { $subject } voted down { $object }
statesStatus-as-constant = according to { $subject }, { $object } stays the same

participatesIn = { $subject } takes part in { $object }
    .label = takes part in
    .inverse = has as a participant
    .since = { $subject } has taken part in { $object } { $when }
    .past = { $subject } took part in { $object } { $when }
    .proposed = { $subject } is to take part in { $object }
    .denied = { $subject } does not take part in { $object }
    .also = { $subject } takes part in it too
participatesIn-as-jury = { $subject } sits on the jury of { $object }
    .past = { $subject } sat on the jury of { $object } { $when }
participatesIn-as-invited = { $subject } was invited to { $object } { $when }

leads = { $subject } leads { $object }
    .label = leads
    .inverse = is led by
    .since = { $subject } has led { $object } { $when }
    .past = { $subject } led { $object } { $when }

organises = { $subject } organises { $object }
    .label = organises
    .inverse = is organised by
    .since = { $subject } has organised { $object } { $when }
    .past = { $subject } organised { $object } { $when }

commissions = { $subject } commissions { $object }
    .label = commissions
    .inverse = is commissioned by
    .since = { $subject } has commissioned { $object } { $when }
    .past = { $subject } commissioned { $object } { $when }
    .proposed = { $subject } wants to commission { $object }

carriesOut = { $subject } runs { $object }
    .label = carries out
    .inverse = is carried out by
    .since = { $subject } has run { $object } { $when }
    .past = { $subject } ran { $object } { $when }
    .proposed = { $subject } is to run { $object }
carriesOut-to-Task = { $subject } has as a task: { $object }
    .past = { $subject } had as a task: { $object } { $when }
carriesOut-to-Commitment = { $subject } sees to { $object }
    .past = { $subject } saw to { $object } { $when }

funds = { $subject } funds { $object } { $amount }
    .label = funds
    .inverse = is funded by
    .since = { $subject } has funded { $object } { $when } { $amount }
    .past = { $subject } funded { $object } { $when } { $amount }
    .proposed = { $subject } wants to fund { $object } { $amount }
    .denied = { $subject } does not fund { $object }

tendersFor = { $subject } submitted a tender for { $object } { $when }
    .label = submitted a tender for
    .inverse = received a tender from

awardIn = { $object } was awarded { $when } { $amount }
    .label = is an award in
    .inverse = has as an award
    .proposed = an award is intended for { $object }
    .denied = { $object } was not awarded
awardIn-several = an award was made in { $object } { $when }: { $subject } { $amount }
    .proposed = an award is intended in { $object }: { $subject }
    .denied = { $subject } was not awarded
awardIn-as-selected = { $amount } tenderers were selected in { $object } { $when }
    .proposed = { $amount } tenderers are to be selected in { $object }

awardedBy = { $object } awarded { $contest } { $when } { $amount }
    .label = was awarded by
    .inverse = awarded
    .proposed = { $object } intends to award { $contest }

awardedTo = { $contest } was awarded to { $object } { $when } { $amount }
    .label = was awarded to
    .inverse = won
    .proposed = { $contest } is to be awarded to { $object }
    .denied = { $contest } was not awarded to { $object }

launchingCustomerOf = { $subject } is launching customer of { $object }
    .label = is launching customer of
    .inverse = has as launching customer
    .since = { $subject } has been launching customer of { $object } { $when }
    .past = { $subject } was launching customer of { $object } { $when }
    .proposed = { $subject } wants to become launching customer of { $object }

develops = { $subject } develops { $object }
    .label = develops
    .inverse = is developed by
    .since = { $subject } has developed { $object } { $when }
    .past = { $subject } developed { $object } { $when }

makesAvailable = { $subject } makes { $object } available { $when } { $amount }
    .label = makes available
    .inverse = is made available by
    .past = { $subject } made { $object } available { $when } { $amount }
    .proposed = { $subject } wants to make { $object } available { $amount }
makesAvailable-paid = { $subject } makes { $amount } available for { $target } { $when }
    .past = { $subject } made { $amount } available for { $target } { $when }
    .proposed = { $subject } wants to make { $amount } available for { $target }

availableFor = { $subject } is available for { $object } { $when } { $amount }
    .label = is available for
    .inverse = can draw on
    .past = { $subject } was available for { $object } { $when } { $amount }
    .proposed = { $subject } is to be available for { $object } { $amount }
    .denied = { $subject } is not available for { $object }
availableFor-as-structural = { $subject } holds structural funds for { $object } { $when }
    .denied = { $subject } holds no structural funds for { $object } { $when }
availableFor-paid = { $payer } makes { $amount } available for { $object } { $when }
    .past = { $payer } made { $amount } available for { $object } { $when }
    .proposed = { $payer } wants to make { $amount } available for { $object }

hasCondition = { $subject } has as a condition: { $object }
    .label = has as a condition
    .inverse = is a condition of
    .past = { $subject } had as a condition: { $object } { $when }

uses = { $subject } uses { $object }
    .label = uses
    .inverse = is used by
    .since = { $subject } has used { $object } { $when }
    .past = { $subject } used { $object } { $when }
    .proposed = { $subject } wants to use { $object }
    .denied = { $subject } does not use { $object }
uses-from-Challenge-to-ProcurementInstrument = { $subject } is a case of { $object }
    .past = { $subject } was a case of { $object }

promotes = { $subject } promotes { $object }
    .label = promotes
    .inverse = is promoted by
    .since = { $subject } has promoted { $object } { $when }
    .past = { $subject } promoted { $object } { $when }

worksOn = { $subject } works on { $object }
    .label = works on
    .inverse = is worked on by
    .since = { $subject } has worked on { $object } { $when }
    .past = { $subject } worked on { $object } { $when }

concerns = { $subject } is about { $object }
    .label = concerns
    .inverse = is the subject of
    .past = { $subject } was about { $object }
concerns-as-consultation = { $subject } asks for consultation with { $object }
    .past = { $subject } asked for consultation with { $object }
concerns-from-Actor = { $subject } works on { $object }
    .past = { $subject } worked on { $object }
concerns-from-Event = { $subject } was about { $object }

contributesTo = { $subject } contributes to { $object }
    .label = contributes to
    .inverse = receives a contribution from
    .since = { $subject } has contributed to { $object } { $when }
    .past = { $subject } contributed to { $object } { $when }

hasPotentialFor = { $subject } could be used for { $object }
    .label = could be used for
    .inverse = could make use of
    .past = { $subject } could have been used for { $object }

mayBe = { $object } may be meant by { $subject }
    .label = may be
    .inverse = may be meant by

locatedIn = { $subject } is located in { $object }
    .label = is located in
    .inverse = covers the area of
    .since = { $subject } has been located in { $object } { $when }
    .past = { $subject } was located in { $object } { $when }
locatedIn-from-Activity = { $subject } takes place in { $object }
    .past = { $subject } took place in { $object } { $when }

publishedBy = { $object } published { $subject } { $when }
    .label = was published by
    .inverse = published

writtenBy = { $object } wrote { $subject } { $when }
    .label = was written by
    .inverse = wrote

recordedIn = { $subject } is recorded in { $object } { $when }
    .label = is recorded in
    .inverse = records

announcedIn = { $subject } was announced in { $object } { $when }
    .label = is announced in
    .inverse = announces
    .past = { $subject } was announced in { $object } { $when }

refersTo = { $subject } refers to { $object }
    .label = refers to
    .inverse = is cited by

mentions = { $subject } mentions { $object }
    .label = mentions
    .inverse = is mentioned in
