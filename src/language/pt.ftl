# Portuguese. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, e não { $against }, { $trait }
grammar-by-degree = { $about }, mais do que { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } ou { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = o a os as um uma uns umas
grammar-elides = no
grammar-before-verbs = não se lhe nunca sempre só também
grammar-verbs-of-one = -a -e -á -é -z -ém tem vem vai
grammar-verbs-of-several = -am -em -ão -êm
grammar-verbs-of-neither = a de em para que sem uma
grammar-verb-pairs = é/são tem/têm vem/vêm está/estão vai/vão dá/dão -/-m -ém/-êm -z/-zem
