# How complete what is known is.
coverage-find-use = For { WORDS($number) } of the { WORDS($total) } provinces it is not known whether they use { $instrument }.
coverage-find-parts = Of { $whole }, { WORDS($known) } of the { $total } parts are known.
coverage-find-winners = For { $number } of the { $total } challenges and procurement procedures no winner is known by name.
coverage-find-parties = For { WORDS($number) } of the { $total } { $kind } no parties are known.
coverage-find-told = More is known of { $told } of the { $total } { $kind } than the register says; of the others nothing yet.
coverage-find-old = Of { $number } motions, commitments and requests of more than six years ago it is not known what came of them.
