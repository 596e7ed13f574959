# Japanese. Messages that are not translated are said in English.

grammar-scripts = Jpan Hrkt Hira Kana Hani
grammar-competitive = { $against }ではなく{ $about }が{ $trait }
grammar-by-degree = { $against }よりも{ $about }のほうが{ $trait }
grammar-statement = { $side }は{ $trait }
grammar-contrast = { $before }。{ $after }
grammar-which-side = { $trait }：{ $sides }？
grammar-or = { $before }、それとも{ $after }
grammar-labelled = { $label }：{ $text }
grammar-enumerated = { $before }、{ $after }
grammar-to-complete = { $text }は……
grammar-stop = 。
grammar-articles = { "" }
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = { "" }
grammar-verbs-of-several = { "" }
grammar-verbs-of-neither = { "" }
grammar-verb-pairs = { "" }
