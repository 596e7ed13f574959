# German. Messages that are not translated are said in English.

grammar-scripts = Latn Latf
grammar-competitive = { $about }, nicht { $against }, { $trait }
grammar-by-degree = { $about }, mehr als { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } oder { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = der die das den dem des ein eine einen einem einer eines
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = -t -te wird war kann muss soll will darf mag
grammar-verbs-of-several = -n sind
grammar-verbs-of-neither = an den einen gegen in mit nicht von
grammar-verb-pairs = ist/sind hat/haben wird/werden war/waren kann/können muss/müssen -t/-en -et/-en -t/-n -te/-ten
