# French. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, et non { $against }, { $trait }
grammar-by-degree = { $about }, plus que { $against }, { $trait }
    .before-vowel = { $about }, plus qu'{ $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before } ; { $after }
grammar-which-side = { $trait } : { $sides } ?
grammar-or = { $before } ou { $after }
grammar-labelled = { $label } : { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = le la les l un une des du
grammar-elides = yes
grammar-before-verbs = ne se le la les lui leur y en
grammar-verbs-of-one = -e -t -d -a sent ment
grammar-verbs-of-several = -ent -aient sont ont font vont
grammar-verbs-of-neither = -ient de entre souvent une
grammar-verb-pairs = est/sont a/ont fait/font va/vont -/-nt -/-ent -t/-ssent -t/-ent

spelling-numbers =
    zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
    dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit
    vingt-neuf trente trente-et-un trente-deux trente-trois trente-quatre trente-cinq trente-six trente-sept
    trente-huit trente-neuf quarante quarante-et-un quarante-deux quarante-trois quarante-quatre quarante-cinq
    quarante-six quarante-sept quarante-huit quarante-neuf cinquante cinquante-et-un cinquante-deux cinquante-trois
    cinquante-quatre cinquante-cinq cinquante-six cinquante-sept cinquante-huit cinquante-neuf soixante soixante-et-un
    soixante-deux soixante-trois soixante-quatre soixante-cinq soixante-six soixante-sept soixante-huit soixante-neuf
    soixante-dix|septante soixante-et-onze|septante-et-un soixante-douze|septante-deux soixante-treize|septante-trois
    soixante-quatorze|septante-quatre soixante-quinze|septante-cinq soixante-seize|septante-six
    soixante-dix-sept|septante-sept soixante-dix-huit|septante-huit soixante-dix-neuf|septante-neuf
    quatre-vingts|huitante quatre-vingt-un|huitante-et-un quatre-vingt-deux|huitante-deux
    quatre-vingt-trois|huitante-trois quatre-vingt-quatre|huitante-quatre quatre-vingt-cinq|huitante-cinq
    quatre-vingt-six|huitante-six quatre-vingt-sept|huitante-sept quatre-vingt-huit|huitante-huit
    quatre-vingt-neuf|huitante-neuf quatre-vingt-dix|nonante quatre-vingt-onze|nonante-et-un
    quatre-vingt-douze|nonante-deux quatre-vingt-treize|nonante-trois quatre-vingt-quatorze|nonante-quatre
    quatre-vingt-quinze|nonante-cinq quatre-vingt-seize|nonante-six quatre-vingt-dix-sept|nonante-sept
    quatre-vingt-dix-huit|nonante-huit quatre-vingt-dix-neuf|nonante-neuf cent
spelling-multiples = mille:1000
spelling-and = et
spelling-percent = pour-cent pourcent
spelling-negations = ne non pas jamais ni sans rien aucun aucune personne
spelling-unknown = je-ne-sais-pas je-sais-pas aucune-idée
spelling-before = à de
spelling-after = de à que et
spelling-plural-endings = b:bs c:cs d:ds e:es é:és f:fs g:gs l:ls m:ms n:ns p:ps r:rs t:ts
spelling-verb-endings = er:e:ent:ant
spelling-apart =
    cours fonds tiers biens frais paris forts souper poster carter super archer bouche cloche planche message
    passage étrange horloge potage ménage berge verge
