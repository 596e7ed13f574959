# Spanish. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, y no { $against }, { $trait }
grammar-by-degree = { $about }, más que { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: ¿{ $sides }?
grammar-or = { $before } o { $after }
    .before-o = { $before } u { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = el la los las lo un una unos unas
grammar-elides = no
grammar-before-verbs = no se le les lo la los las nunca siempre solo sólo también
grammar-verbs-of-one = -a -e -á -é es
grammar-verbs-of-several = -n son
grammar-verbs-of-neither = a con de en para que sin una entre
grammar-verb-pairs = es/son fue/fueron -/-n
