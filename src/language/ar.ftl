# Arabic. Messages that are not translated are said in English.

grammar-scripts = Arab
grammar-competitive = { $about }، وليس { $against }، { $trait }
grammar-by-degree = { $about }، أكثر من { $against }، { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }؛ { $after }
grammar-which-side = { $trait }: { $sides }؟
grammar-or = { $before } أم { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }، { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = ال-
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = { "" }
grammar-verbs-of-several = { "" }
grammar-verbs-of-neither = { "" }
grammar-verb-pairs = { "" }
