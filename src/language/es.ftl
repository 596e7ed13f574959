# Spanish. Messages that are not translated are said in English.

grammar-scripts = Latn
grammar-competitive = { $about }, y no { $against }, { $trait }
grammar-by-degree = { $about }, más que { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: ¿{ $sides }?
grammar-or = { $before } o { $after }
    .before-o = { $before } u { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text }...
grammar-stop = .
grammar-articles = el la los las lo un una unos unas
grammar-elides = no
grammar-before-verbs = no se le les lo la los las nunca siempre solo sólo también
grammar-verbs-of-one = -a -e -á -é es
grammar-verbs-of-several = -n son
grammar-verbs-of-neither = a con de en para que sin una entre
grammar-verb-pairs = es/son fue/fueron -/-n

spelling-numbers =
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
    dieciocho diecinueve veinte veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis
    veintisiete veintiocho veintinueve treinta treinta-y-uno|treinta-y-un|treinta-y-una treinta-y-dos treinta-y-tres
    treinta-y-cuatro treinta-y-cinco treinta-y-seis treinta-y-siete treinta-y-ocho treinta-y-nueve cuarenta
    cuarenta-y-uno|cuarenta-y-un|cuarenta-y-una cuarenta-y-dos cuarenta-y-tres cuarenta-y-cuatro cuarenta-y-cinco
    cuarenta-y-seis cuarenta-y-siete cuarenta-y-ocho cuarenta-y-nueve cincuenta
    cincuenta-y-uno|cincuenta-y-un|cincuenta-y-una cincuenta-y-dos cincuenta-y-tres cincuenta-y-cuatro
    cincuenta-y-cinco cincuenta-y-seis cincuenta-y-siete cincuenta-y-ocho cincuenta-y-nueve sesenta
    sesenta-y-uno|sesenta-y-un|sesenta-y-una sesenta-y-dos sesenta-y-tres sesenta-y-cuatro sesenta-y-cinco
    sesenta-y-seis sesenta-y-siete sesenta-y-ocho sesenta-y-nueve setenta setenta-y-uno|setenta-y-un|setenta-y-una
    setenta-y-dos setenta-y-tres setenta-y-cuatro setenta-y-cinco setenta-y-seis setenta-y-siete setenta-y-ocho
    setenta-y-nueve ochenta ochenta-y-uno|ochenta-y-un|ochenta-y-una ochenta-y-dos ochenta-y-tres ochenta-y-cuatro
    ochenta-y-cinco ochenta-y-seis ochenta-y-siete ochenta-y-ocho ochenta-y-nueve noventa
    noventa-y-uno|noventa-y-un|noventa-y-una noventa-y-dos noventa-y-tres noventa-y-cuatro noventa-y-cinco
    noventa-y-seis noventa-y-siete noventa-y-ocho noventa-y-nueve cien|ciento
spelling-multiples = mil:1000
spelling-and = y
spelling-percent = por-ciento
spelling-negations = no nunca jamás ni sin nada nadie ningún ninguno ninguna
spelling-unknown = no-sé no-lo-sé ni-idea
spelling-before = a
spelling-after = de a que y
spelling-plural-endings = a:as e:es o:os ión:iones dad:dades or:ores al:ales
spelling-verb-endings = ar:a:an:ando er:e:en:iendo ir:e:en:iendo
spelling-apart = antes gracias bienes celos esposas lentes familia luna sola pila alta pulga talle
