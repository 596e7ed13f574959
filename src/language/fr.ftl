# French. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, et non { $against }, { $trait }
grammar-by-degree = { $about }, plus que { $against }, { $trait }
    .before-vowel = { $about }, plus qu'{ $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before } ; { $after }
grammar-which-side = { $trait } : { $sides } ?
grammar-or = { $before } ou { $after }
grammar-labelled = { $label } : { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = le la les l un une des du
grammar-elides = yes
grammar-before-verbs = ne se le la les lui leur y en
grammar-verbs-of-one = -e -t -d -a sent ment
grammar-verbs-of-several = -ent -aient sont ont font vont
grammar-verbs-of-neither = -ient de entre souvent une
grammar-verb-pairs = est/sont a/ont fait/font va/vont -/-nt -/-ent -t/-ssent -t/-ent
