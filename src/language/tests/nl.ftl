# Dutch, for tests: a language that is translated in part.

grammar-scripts = Latn
grammar-competitive = { $about }, en niet { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which = Wat { $trait }?
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = de het een
grammar-elides = no

verdict-pairs = { $right ->
    [0] Niet helemaal. Zo horen ze bij elkaar:
   *[other] Niet helemaal: { $right } van { $of } goed.
}
