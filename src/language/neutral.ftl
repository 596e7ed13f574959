# How sentences about a deck are made in a language that has no file here: by signs alone, without a word of any language.

grammar-scripts = { "" }
grammar-competitive = { $about }: { $trait }
grammar-by-degree = { $about }: { $trait }
grammar-statement = { $side }: { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } / { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before } / { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = { "" }
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = { "" }
grammar-verbs-of-several = { "" }
grammar-verbs-of-neither = { "" }
grammar-verb-pairs = { "" }
