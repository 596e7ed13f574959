# French. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, et non { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before } ; { $after }
grammar-which = Qu'est-ce qui { $trait } ?
grammar-labelled = { $label } : { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = le la les l un une des du
grammar-elides = yes
