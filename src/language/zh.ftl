# Chinese. Messages that are not translated are said in English.

grammar-scripts = Hans Hant Hani
grammar-competitive = { $about }（而不是{ $against }）{ $trait }
grammar-by-degree = { $about }比{ $against }更{ $trait }
grammar-statement = { $side }{ $trait }
grammar-contrast = { $before }；{ $after }
grammar-which-side = { $trait }：{ $sides }？
grammar-or = { $before }还是{ $after }
grammar-labelled = { $label }：{ $text }
grammar-enumerated = { $before }、{ $after }
grammar-to-complete = { $text }……
grammar-stop = 。
grammar-articles = { "" }
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = { "" }
grammar-verbs-of-several = { "" }
grammar-verbs-of-neither = { "" }
grammar-verb-pairs = { "" }
