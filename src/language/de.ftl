# German. Messages that are not translated are said in English.

grammar-scripts = Latn Latf
grammar-competitive = { $about }, nicht { $against }, { $trait }
grammar-by-degree = { $about }, mehr als { $against }, { $trait }
grammar-statement = { $side } { $trait }
grammar-contrast = { $before }; { $after }
grammar-which-side = { $trait }: { $sides }?
grammar-or = { $before } oder { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
grammar-to-complete = { $text } ...
grammar-stop = .
grammar-articles = der die das den dem des ein eine einen einem einer eines
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = -t -te wird war kann muss soll will darf mag
grammar-verbs-of-several = -n sind
grammar-verbs-of-neither = an den einen gegen in mit nicht von
grammar-verb-pairs = ist/sind hat/haben wird/werden war/waren kann/können muss/müssen -t/-en -et/-en -t/-n -te/-ten

spelling-numbers =
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
    achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig
    sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig dreißig einunddreißig zweiunddreißig dreiunddreißig
    vierunddreißig fünfunddreißig sechsunddreißig siebenunddreißig achtunddreißig neununddreißig vierzig einundvierzig
    zweiundvierzig dreiundvierzig vierundvierzig fünfundvierzig sechsundvierzig siebenundvierzig achtundvierzig
    neunundvierzig fünfzig einundfünfzig zweiundfünfzig dreiundfünfzig vierundfünfzig fünfundfünfzig sechsundfünfzig
    siebenundfünfzig achtundfünfzig neunundfünfzig sechzig einundsechzig zweiundsechzig dreiundsechzig vierundsechzig
    fünfundsechzig sechsundsechzig siebenundsechzig achtundsechzig neunundsechzig siebzig einundsiebzig zweiundsiebzig
    dreiundsiebzig vierundsiebzig fünfundsiebzig sechsundsiebzig siebenundsiebzig achtundsiebzig neunundsiebzig
    achtzig einundachtzig zweiundachtzig dreiundachtzig vierundachtzig fünfundachtzig sechsundachtzig siebenundachtzig
    achtundachtzig neunundachtzig neunzig einundneunzig zweiundneunzig dreiundneunzig vierundneunzig fünfundneunzig
    sechsundneunzig siebenundneunzig achtundneunzig neunundneunzig hundert|einhundert
spelling-multiples = hundert:100 tausend:1000
spelling-and = und
spelling-percent = Prozent
spelling-negations = nicht nie niemals kein keine keinen keinem keiner keines nichts niemand weder ohne
spelling-unknown = weiß-nicht weiß-ich-nicht ich-weiß-nicht ich-weiß-es-nicht keine-ahnung
spelling-before = zu
spelling-after = zu und
spelling-plural-endings = e:en ung:ungen heit:heiten keit:keiten schaft:schaften ion:ionen tät:täten
spelling-verb-endings = en:t:e:end
spelling-apart = { "" }
