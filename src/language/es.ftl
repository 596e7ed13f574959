# Spanish. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, y no { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which = ¿Qué { $trait }?
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = el la los las lo un una unos unas
grammar-elides = no
