# German. Messages that are not translated are said in English.

grammar-scripts = Latn Latf
grammar-competitive = { $about }, nicht { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which = Was { $trait }?
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = der die das den dem des ein eine einen einem einer eines
grammar-elides = no
