# Dutch. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, en niet { $against }, { $trait }
grammar-by-degree = { $about }, meer dan { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } of { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = de het een
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = -t is kan zal wil mag
grammar-verbs-of-several = -n
grammar-verbs-of-neither = aan een en het in met niet van
grammar-verb-pairs = is/zijn heeft/hebben kan/kunnen wil/willen mag/mogen -t/-en -t/-n
