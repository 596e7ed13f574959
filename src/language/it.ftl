# Italian. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, e non { $against }, { $trait }
grammar-by-degree = { $about }, più che { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } o { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = il lo la i gli le l un uno una dei degli delle
grammar-elides = yes
grammar-before-verbs = non si ci ne lo la li le gli mai sempre anche
grammar-verbs-of-one = -a -e -è -à può
grammar-verbs-of-several = -ano -ono -nno
grammar-verbs-of-neither = che come da di e una
grammar-verb-pairs = è/sono ha/hanno fa/fanno va/vanno dà/danno sta/stanno può/possono -a/-ano -e/-ono
