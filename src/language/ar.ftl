# Arabic. Messages that are not translated are said in English.

grammar-scripts = Arab
grammar-competitive = { $about }، وليس { $against }، { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }؛ { $after }
grammar-which = أيهما { $trait }؟
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }، { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = { "" }
grammar-elides = no
