# Chinese. Messages that are not translated are said in English.

grammar-scripts = Hans Hant Hani
grammar-competitive = { $about }（而不是{ $against }）{ $trait }
grammar-statement = { $side }{ $trait }
grammar-contrast = { $before }；{ $after }
grammar-which = 哪一个{ $trait }？
grammar-labelled = { $label }：{ $text }
grammar-enumerated = { $before }、{ $after }
grammar-to-complete = { $text } ...
grammar-stop = 。
grammar-articles = { "" }
grammar-elides = no
