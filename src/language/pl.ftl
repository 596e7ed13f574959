# Polish. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, a nie { $against }, { $trait }
grammar-by-degree = { $about }, bardziej niż { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } czy { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = { "" }
grammar-elides = no
grammar-before-verbs = nie się
grammar-verbs-of-one = -a -e -i -y jest
grammar-verbs-of-several = -ą
grammar-verbs-of-neither = dla na przy z za ze
grammar-verb-pairs = jest/są ma/mają -e/-ą -i/-ą -y/-ą -a/-ają
