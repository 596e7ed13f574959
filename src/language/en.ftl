# English: every message that the program says, by what it is about. A message that no code says, one that code says and is missing here,
# and other arguments than code gives fail a test. Attributes: `.hint` says what to do about an error, `.help` how to mend a deck.

## How sentences about a deck are made. The words in braces come from the deck.

# The scripts (ISO 15924) that these patterns are for.
grammar-scripts = Latn
# $about, $against: names of sides. $trait: what follows a side's name.
grammar-competitive = { $about }, not { $against }, { $trait }
# The same where the sides differ by degree.
grammar-by-degree = { $about }, more than { $against }, { $trait }
grammar-statement = { $side } { $trait }
# Two statements side by side.
grammar-contrast = { $before }; { $after }
# What is asked of a trait. No verb stands by a side here, which would have to agree with it. $sides: "marketing or sales".
grammar-which-side = { $trait }: { $sides }?
# The last two of several names. Where the word changes before the sound of what follows, that stands beside it: `.before-o`,
# `.before-vowel`.
grammar-or = { $before } or { $after }
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
# The beginning of a sentence that the learner completes.
grammar-to-complete = { $text } ...
grammar-stop = .
# Words that a written answer may leave out or have besides. One that ends in a hyphen is joined to the word after it.
grammar-articles = a an the
# Whether an apostrophe ends a word, as in French "l'offre": yes or no.
grammar-elides = no
# What a check of a deck warns of, in a language that lists it; a hyphen stands for a space. Words that leave no exception sound false;
# words that say what only may be so may be true of other sides as well.
grammar-absolute = all always every must never no none only
grammar-vague = at-least can may
# How verbs at the beginning of traits tell one thing from several: what may stand before them; how they end for one ("-s", or whole
# words), for several, and where that tells nothing, the longest of them deciding; and the same verb for one and for several.
grammar-before-verbs = never always often seldom rarely usually mostly mainly only also
grammar-verbs-of-one = -s is was has does goes isn't wasn't hasn't doesn't
grammar-verbs-of-several = - -ss -us are were have do go aren't weren't haven't don't
grammar-verbs-of-neither = -ly -ed -ing a across after an and as at before both by can can't cannot could for from had in its less may might more most must no not of on or over shall should sometimes than that the their this to under will with without won't would
grammar-verb-pairs = is/are was/were has/have does/do isn't/aren't wasn't/weren't hasn't/haven't doesn't/don't -s/- -es/- -ies/-y

## How a typed answer is read. Bars join words that stand for the same.

# The numbers from 0 to 100, in order. The words of one are joined by hyphens.
spelling-numbers =
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven
    twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three thirty-four thirty-five thirty-six thirty-seven
    thirty-eight thirty-nine forty forty-one forty-two forty-three forty-four forty-five forty-six forty-seven
    forty-eight forty-nine fifty fifty-one fifty-two fifty-three fifty-four fifty-five fifty-six fifty-seven
    fifty-eight fifty-nine sixty sixty-one sixty-two sixty-three sixty-four sixty-five sixty-six sixty-seven
    sixty-eight sixty-nine seventy seventy-one seventy-two seventy-three seventy-four seventy-five seventy-six
    seventy-seven seventy-eight seventy-nine eighty eighty-one eighty-two eighty-three eighty-four eighty-five
    eighty-six eighty-seven eighty-eight eighty-nine ninety ninety-one ninety-two ninety-three ninety-four ninety-five
    ninety-six ninety-seven ninety-eight ninety-nine hundred
# What multiplies the number before it, and by how much.
spelling-multiples = hundred:100 thousand:1000 million:1000000
# What the signs & and % are read as.
spelling-and = and
spelling-percent = percent per-cent pct
# Words that turn round what is said: no slip is forgiven in one.
spelling-negations =
    not no none nor never neither nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt wont
    wouldnt shouldnt couldnt hasnt havent
# What says that an answer is not known, without apostrophes, its words joined by hyphens.
spelling-unknown = i-dont-know i-do-not-know dont-know do-not-know i-dont-know-it dunno idk no-idea not-sure im-not-sure
# Words that an answer may begin with, or end with, over and above those that are sought: "to generate", "an understanding of".
spelling-before = to
spelling-after = of to that the in and
# British and American spellings: letters, wherever they stand in a word, and those that may stand for them.
spelling-variants =
    grey|gray cheque|check programme|program centred|centered centre|center metre|meter litre|liter theatre|theater
    fibre|fiber calibre|caliber lustre|luster meagre|meager sabre|saber sombre|somber spectre|specter sceptre|scepter
    mitre|miter manoeuvre|maneuver manoeuvring|maneuvering arbour|arbor ardour|ardor armour|armor behaviour|behavior
    candour|candor clamour|clamor clangour|clangor colour|color demeanour|demeanor enamour|enamor endeavour|endeavor
    favour|favor fervour|fervor flavour|flavor glamour|glamor harbour|harbor honour|honor humour|humor labour|labor
    neighbour|neighbor odour|odor parlour|parlor rancour|rancor rigour|rigor rumour|rumor saviour|savior savour|savor
    splendour|splendor succour|succor tumour|tumor valour|valor vapour|vapor vigour|vigor defence|defense
    offence|offense licence|license pretence|pretense practise|practice practising|practicing tyre|tire kerb|curb
    plough|plow jewellery|jewelry aluminium|aluminum fulfill|fulfil enroll|enrol instill|instil distill|distil
    skillful|skilful willful|wilful installment|instalment judgement|judgment acknowledgement|acknowledgment
    ageing|aging catalogue|catalog dialogue|dialog analogue|analog mould|mold moult|molt smoulder|smolder
    sceptic|skeptic sulph|sulf artefact|artifact pyjama|pajama cosy|cozy moustache|mustache omelette|omelet
    whisky|whiskey yoghurt|yogurt focuss|focus learnt|learned burnt|burned dreamt|dreamed misspelt|misspelled
    spoilt|spoiled towards|toward afterwards|afterward amongst|among amidst|amid whilst|while paed|ped haem|hem
    anaem|anem anaesth|anesth encyclopaed|encycloped mediaev|mediev aesthet|esthet archaeo|archeo foet|fet
    oestro|estro oesoph|esoph diarrhoea|diarrhea gynaec|gynec leukaem|leukem faec|fec caesi|cesi oedema|edema
    coeliac|celiac amoeba|ameba homoeo|homeo palaeo|paleo aemia|emia
# The forms of a verb that are not made by adding to it, without those that are words of their own as well ("found", "left").
spelling-verbs =
    bear beat|beaten become|became begin|began|begun bend|bent bet be|is|are|was|were|been|being bind bite|bitten
    bleed|bled blow|blew|blown break|broke|broken breed|bred bring|brought build|built buy|bought catch|caught
    choose|chose|chosen cling|clung come|came cost creep|crept cut deal|dealt dig|dug do|does|did|done
    draw|drew|drawn drink|drank|drunk drive|drove|driven eat|ate|eaten fall|fallen feed|fed feel fight|fought find
    fly|flew|flown forbid|forbade|forbidden foresee|foresaw|foreseen forget|forgot|forgotten
    forgive|forgave|forgiven freeze|froze|frozen get|got|gotten give|gave|given go|goes|went|gone grind
    grow|grew|grown hang|hung have|has|had hear|heard hide|hid|hidden hit hold|held hurt keep|kept kneel|knelt
    know|knew|known lay|laid lead|led leave lend|lent let light|lit lose|lost make|made mean|meant meet|met
    mistake|mistook|mistaken misunderstand|misunderstood outdo|outdid|outdone outsell|outsold overcome|overcame
    oversee|oversaw|overseen overtake|overtook|overtaken pay|paid prove|proved|proven put quit read rebuild|rebuilt
    resell|resold rewrite|rewrote|rewritten ride|rode|ridden ring|rang|rung rise|risen run|ran say|said seek|sought
    see|seen sell|sold send|sent set sew|sewed|sewn shake|shook|shaken shine|shone shoot show|showed|shown
    shrink|shrank|shrunk shut sing|sang|sung sink|sank|sunk sit|sat sleep|slept slide|slid speak|spoken spend|spent
    spin|spun split spread spring|sprang|sprung stand|stood steal|stole|stolen stick|stuck strike|struck
    swear|swore|sworn sweep|swept swim|swam|swum swing|swung take|took|taken teach|taught tear|tore|torn tell|told
    think|thought throw|threw|thrown undergo|undergoes|underwent|undergone understand|understood
    undertake|undertook|undertaken undo|undid|undone uphold|upheld upset wake|woke|woken wear|wore|worn
    weave|wove|woven win|won withdraw|withdrew|withdrawn withhold|withheld withstand|withstood write|wrote|written
# Nouns and their plurals, where these are not made by adding to them.
spelling-plurals =
    man|men woman|women child|children person|people mouse|mice foot|feet tooth|teeth goose|geese ox|oxen
    criterion|criteria phenomenon|phenomena datum|data bacterium|bacteria index|indices|indexes appendix|appendices
    matrix|matrices vertex|vertices leaf|leaves life|lives knife|knives half|halves shelf|shelves self|selves
    wife|wives wolf|wolves loaf|loaves thief|thieves fungus|fungi nucleus|nuclei stimulus|stimuli alumnus|alumni
    quiz|quizzes
# Endings of a noun that take each other's place, singular and plural, where no rule in code has them.
spelling-plural-endings = { "" }
# Endings of a verb that take each other's place, likewise; of each set any for any other.
spelling-verb-endings = { "" }
# Words that look like a form of another and mean something else.
spelling-apart =
    acoustics aesthetics arms besides bus corps customs damages diver dynamics earner economics electronics
    ergonomics ethics evening feed flatter former genetics glasses goods inner its kinetics latter lens less
    linguistics liver logistics mathematics means mechanics morning need news number obstetrics odds outer physics
    politics premises proceeds robotics seed semantics shed shoulder sometime sometimes species stranger temper
    tempest thanks thermodynamics trigger upper

## Lists: "Force, Scope and Tools"

list-next = { $before }, { $after }
list-and = { $before } and { $after }
list-or = { $before } or { $after }

## Days, times, numbers

# A day of the calendar: $day from 1, $month from 1.
day-in-words = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
# How many days from today.
in-days = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
# A number and its unit stay on one line: between them stands a no-break space.
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-minutes-seconds = { $minutes } min { $seconds } s
# A large number in groups of three digits.
number-grouped = { $before },{ $after }
days-in-a-row = { $days ->
    [one] { $days } day
   *[other] { $days } days
} in a row
days-with-days-off = { $days ->
    [one] { $days } day
   *[other] { $days } days
}, with { $forgiven ->
    [one] { $forgiven } day
   *[other] { $forgiven } days
} off
# One sentence after another.
sentences = { $before } { $after }
not-a-day = "{ $given }" is not a day
    .hint = Write it like 2026-11-24.
not-a-time = "{ $given }" is not a time
    .hint = Write it like 2026-11-24T09:00:00+01:00.
not-a-probability = { $given } is not a probability: it must lie between 0 and 1
not-a-noise = guess and slip must lie below 1

## Decks: what is wrong with one, and how to mend it

# The id of a message here is the code of a diagnostic; `.help` says how to mend it.

text-is-not-utf-8 = this letter cannot be read: the file is not saved as UTF-8
    .help = choose UTF-8 under "Encoding" when you save it
text-is-utf-16 = the file is saved as UTF-16, which some programs call Unicode
    .help = choose UTF-8 under "Encoding" when you save it
text-is-rtf = the file was saved by a word processor, with its formatting (RTF)
    .help = save it as plain text, best from a plain text editor
text-is-document = this is not a text file: it was saved by an office program, or is an archive or a PDF
    .help = save what is in it as plain text; a table as "Text (tab delimited)" under a name that ends in .tsv
json-is-page = this is a web page and not JSON
    .help = download the file itself: on its page that is often called "Raw" or "Download"
json-is-table = this is a table and not JSON
    .help = write it as JSON; a deck alone may be a table, saved as "Text (tab delimited)" under a name that ends in .tsv
json-comma-missing = this is not JSON: a comma is missing just before, or a closing bracket
    .help = put it there
json-trailing-comma = this is not JSON: there is a comma before a closing bracket
    .help = take it out
json-comment = this is a comment, which JSON does not have
    .help = take it out
json-other-quotation-marks = this is not JSON: { $mark } is not a quotation mark there
    .help = write straight ones: "
json-name-expected = this is not JSON: a name in straight quotation marks must stand here
    .help = write the name, or take out a trailing comma just before
json-colon-missing = this is not JSON: a colon is missing just before
    .help = put it between a name and its value
json-value-expected = this is not JSON: a value must stand here
    .help = write a text in straight quotation marks, a number, a list or an object
json-begins-otherwise = this is not JSON: it does not begin with a bracket
    .help = put all of it in {"{ }"}
json-goes-on = this is not JSON: something follows its last closing bracket
    .help = take it out, or take out a closing bracket too many
json-ends-early = this is not JSON: the file ends too early
    .help = a closing bracket or quotation mark is missing at its end
json-mark-missing = this text has no quotation mark at its end
    .help = write " where it ends
json-line-break = this text continues on the next line, which JSON does not allow
    .help = write all of it on one line
json-tab = there is a tab inside this text
    .help = write a space in its place
json-control-character = a control character (U+{ $code }) stands within a text
    .help = take it out
json-too-deep = this is nested too deep
    .help = take some of the brackets out
json-broken = this is not JSON: { $what }
    .help = mend it here or just before
json-unknown-field = { $owner } has no field "{ $name }"
    .help = its fields are { $known }
json-field-twice = { $owner } has "{ $name }" twice
    .help = keep one of them
json-field-before = it was here first
json-wrong-type = { $owner } is { $found }
    .help = it must be { $wanted }
json-null = null
json-boolean = true or false
json-number = a number
json-text = a text
json-list = a list
json-object = an object
json-wants-text = a text, in quotation marks
json-wants-truth = true or false, without quotation marks
json-wants-list = a list, in [ ]
json-wants-object = an object, in {"{ }"}

deck-file-empty = the file is empty
    .help = write a deck, as docs/decks.md shows one
deck-format-newer = the deck is of format { $format } and this tellapart reads format { $own }
    .help = install a newer one
deck-format-unknown = the deck's format must be the number { $own }
    .help = write "format": { $own }
deck-field-missing = { $owner } lacks its field "{ $name }"
    .help = add it
# $part: what belongs to it and is not there.
deck-part-missing = { $owner } lacks its { $part ->
    [id] id
    [title] title
    [sides] sides
    [distinctions] distinctions
    [name] name
    [aspect] aspect
    [traits] traits
    [statement] true version
    [false-versions] false versions
   *[text] text
}
    .help = add it
deck-too-many-sides = the deck has { $sides } sides; more than { $most } are too many
    .help = tell fewer things apart in one deck
deck-too-many-items = the deck has { $items } distinctions and facts; more than { $most } are too many
    .help = make several decks of it
deck-asks-nothing = the deck has nothing to ask
    .help = add at least one distinction or fact
deck-control-character = { $owner } holds a control character (U+{ $code })
    .help = take it out
deck-text-too-long = { $owner } is far too long
    .help = say it in a sentence or two
deck-text-empty = { $owner } is empty
    .help = write its text
deck-id-shape = { $owner } "{ $id }" is not written as an id
    .help = use up to 64 lower-case letters a-z and digits, in words joined by single hyphens
deck-one-side = a deck tells at least two sides apart
    .help = add the sides that are missing
deck-sides-share-id = two sides have the id "{ $id }"
    .help = give one of them another
deck-sides-read-the-same = two sides are called "{ $name }"
    .help = give one of them another name
deck-items-share-id = the id "{ $id }" is taken by another item
    .help = give one of them another
deck-no-such-side = { $owner } names the side "{ $name }", which the deck lacks
    .help = its sides are { $known }
deck-also-own-side = { $owner } names the side "{ $name }", whose trait it is
    .help = name only other sides of which it is true
deck-example-without-side = { $owner } has no situation for the side "{ $name }"
    .help = add one: an example shows every side of its distinction
deck-example-of-no-trait = { $owner } has a situation for the side "{ $name }", which has no trait there
    .help = take it out, or give the side a trait
deck-no-such-distinction = { $owner } names the distinction "{ $name }", which the deck lacks
    .help = write the id of another distinction
deck-trait-twice = { $owner } has two traits for the side "{ $name }"
    .help = keep one of them
deck-one-trait = { $owner } has a trait for fewer than two sides
    .help = add the side that is missing, or make it a fact
deck-says-twice = { $owner } says "{ $text }" twice
    .help = word one of them so that they can be told apart
deck-said-before = it was here first
deck-no-false-version = { $owner } has no false version
    .help = write at least one
deck-accept-unmarked = { $owner } has "{ $spelling }", and the trait marks no key words
    .help = put brackets around them in its text: works by [pull]
deck-accept-of-one = { $owner } has "{ $spelling }", and the trait has one run of key words
    .help = write only what may stand in its place
deck-accept-of-several = { $owner } has "{ $spelling }", which marks other runs of words than the trait
    .help = put brackets around its words as many times as in the trait's text: [leads] into [buyers]
tsv-other-separator = the columns are separated by "{ $mark }", not by tabs
    .help = save it from the spreadsheet as "Text (tab delimited)"
tsv-rows-share-id = two rows have the id "{ $id }", which is made of their first cells
    .help = reword one of them: progress is kept under it
tsv-cell-without-side = this cell stands under no side
    .help = name its side in the first row, or take the cell out: the first row names { $sides ->
        [one] one side
       *[other] { $sides } sides
    }
deck-bracket-unopened = { $owner } has a "]" that closes nothing
    .help = write "[" before the key words, or a backslash before a bracket to be shown ("\\]" in JSON)
deck-bracket-unclosed = { $owner } has a "[" that is never closed
    .help = write "]" after the key words, or a backslash before a bracket to be shown ("\\[" in JSON)
deck-bracket-nested = { $owner } has a "[" within another
    .help = close the first with "]" before the next begins
deck-bracket-empty = { $owner } has brackets with nothing between them
    .help = put the key words there, or leave the brackets out
deck-lures-missing = { $owner } has no lures
    .help = add two or three traits that sound right and are true of no side: a choice then has more options
deck-why-missing = { $owner } does not say why
    .help = add a sentence that says it; it is shown after a wrong answer
deck-key-words-missing = { $owner } marks no key words
    .help = put brackets around them, as in: works by [pull]; without any it is never asked for in writing
deck-option-too-long = the longest option of { $owner } has { $longest } letters and the next has { $next }: it is picked for its length
    .help = shorten it, or say as much in the others
# Beside it, at the next longest.
deck-option-next = the next longest
deck-absolute-word = { $owner } says "{ $word }", and the true version leaves exceptions: it sounds false before it is understood
    .help = leave the word out, or be as strict in the true version
# Beside it, at the true version.
deck-no-absolute-word = no such word here
deck-vague-word = { $owner } says "{ $word }": then it may be true of another side as well
    .help = say what is so
deck-names-side = { $owner } names "{ $name }", one of the sides: the name hints at the answer
    .help = say it without the name
deck-example-holds-key = { $owner } says "{ $words }", key words of a trait: they tell the answer, not what happens
    .help = show the trait in other words
# Beside it, at the trait.
deck-key-words-there = the key words are here
deck-lure-ends-unlike = { $owner } does not end with "{ $word }", as all traits do: it is ruled out unread
    .help = let it end like the traits
# Beside it, at the first trait.
deck-trait-ends-so = this one does
deck-trait-too-long = { $owner } has { $length } characters: so long a text is not read to its end
    .help = say it in { $most } characters; what explains it can stand in "why"
deck-distinction-twice = { $owner } says the same as { $other }
    .help = keep one of them
deck-distinctions-contradict = { $owner } gives the sides the traits of { $other } the other way round
    .help = find out which of them is true, and keep that
deck-stems-equal = { $owner } and { $other } leave the same of "{ $side }" once the key words are blanked, "{ $stem }": the answer to one fits the other
    .help = word one of them so that more than its key words is its own
# Beside it, at the other trait.
deck-stem-there = the same here
deck-examples-missing = { $count ->
    [one] 1 distinction has
   *[other] { $count } distinctions have
    } no examples, the first of them here: nothing is asked of situations
    .help = add situations that show each side, as "examples"
deck-titles-missing = { $count ->
    [one] 1 fact has
   *[other] { $count } facts have
    } no title, the first of them here: the id stands in its place
    .help = add a few words that do not tell the answer, as "title"
deck-has-id-of-built-in = the id "{ $id }" is that of the built-in deck "{ $title }", and this is another deck: progress on one would count for the other
    .help = give this deck an id of its own
deck-grammar-missing = there is no grammar for the language "{ $language }": signs join its sentences, as in "Sales: works by push."
    .help = if the deck is in one of these, write it so: { $known }; else it can stay, or a grammar can be added (docs/development.md)
deck-sides-differ-in-number = "{ $one }" has verbs for one thing and "{ $several }" has verbs for several: the verb alone tells which side is meant
    .help = name both sides in the same number, as marketing and selling rather than marketing and salespeople
# Beside it, at a trait.
deck-verb-tells = "{ $verb }" fits one of them only

# What a diagnostic is about: the owner of a field, a text.
deck-the-deck = the deck
deck-the-id = the deck's id
deck-the-title = the deck's title
deck-the-language = the deck's language
deck-the-field = the field "{ $name }"
deck-a-text = the text
deck-a-side = a side
deck-id-of-side = a side's id
deck-name-of-side = a side's name
deck-id-of-item = an item's id
deck-the-distinction = the distinction "{ $id }"
deck-a-distinction = a distinction
deck-the-fact = the fact "{ $id }"
deck-a-fact = a fact
deck-aspect-of = the aspect of { $owner }
deck-traits-of = the field "traits" of { $owner }
deck-trait-of = the trait "{ $side }" of { $owner }
deck-accept-of = what is accepted for { $owner }
deck-lures-of = the field "lures" of { $owner }
deck-lure-of = a lure of { $owner }
deck-examples-of = the field "examples" of { $owner }
deck-example-of = an example of { $owner }
deck-also-of = the field "also" of { $owner }
deck-degree-of = the field "degree" of { $owner }
deck-near-of = the field "near" of { $owner }
deck-held-of = the field "held" of { $owner }
deck-title-of = the title of { $owner }
deck-why-of = the why of { $owner }
deck-statement-of = the true version of { $owner }
deck-false-versions-of = the field "false" of { $owner }
deck-false-version-of = a false version of { $owner }

# How bad a diagnostic is, and what stands before its remedy.
severity-error = error
severity-warning = warning
severity-help = help

file-missing = there is no such file
    .hint = check its path
file-is-folder = this is a folder
    .hint = name a file in it, or move it away
file-irregular = this is a pipe or a device, not a file
    .hint = name a file
file-too-large = this file is over { $most } MiB, too large for tellapart
    .hint = check its name
file-denied = you have no permission to read this
    .hint = ask its owner for permission
file-unreadable = this cannot be read ({ $error })
    .hint = check the path and the disk
deck-file-missing = there is no such file
    .hint = check the path, or see `tellapart deck list`
deck-unknown = there is no deck "{ $name }"
    .hint = The built-in ones are: { $known }. For one of your own, give the path of its file.

deck-in-order = { $file }: in order, { $contents }
decks-checked = { $errors ->
    [0] No errors
    [one] 1 error
   *[other] { $errors } errors
} and { $warnings ->
    [0] no warnings
    [one] 1 warning
   *[other] { $warnings } warnings
} in { $files ->
    [one] 1 file
   *[other] { $files } files
}.
decks-failed-strictly = { $checked } With --strict, warnings count as errors.

not-an-id = "{ $given }" is not an id
decks-share-id = two different decks have the id "{ $id }", under which your progress is kept
    .hint = Name one of them, or give one another id.


## Settings

# What each is for.
setting-retention = how surely you want to remember what you learnt
setting-new-a-day = new items that may begin a day
setting-questions = questions in a session
setting-day-starts-at = the hour at which your day begins
setting-forms = forms of questions that drills may use
setting-streak = whether to show your days in a row

# What each may be.
setting-takes-number = a number from { $from } to { $to }
setting-takes-whole-number = a whole number from { $from } to { $to }
setting-takes-boolean = true or false
setting-takes-forms = "{ $all }", or a list with some of { $forms }, each once

setting-unknown = there is no setting "{ $given }"
    .hint = The settings are { $known }.
setting-not-allowed = { $key } cannot be { $given }
    .hint = It must be { $takes }.
    .help = it must be { $takes }
settings-file = the settings file
settings-file-empty = the file is empty
    .help = delete it, and every setting has its default


## Questions: what is asked, what came of an answer

# Options that are no texts of the deck, and the letter that picks each: one that no other of the same question has.
option-true = True
    .key = t
option-false = False
    .key = f
option-yes = Yes
    .key = y
option-no = No
    .key = n
option-show-answer = Show the answer
    .key = s
option-again = Again: I did not know it
    .key = a
option-hard = Hard: I had to think
    .key = h
option-good = Good: I knew it
    .key = g
option-easy = Easy: I knew it at once
    .key = e


# How many of the items of a session are done.
question-progress = { $done } of { $of }
question-progress-in-lines = { $done } of { $of } done
# A situation that shows a trait of $side, in a lesson.
lesson-situation = An example of { $side }: { $situation }
lesson-progress = Lesson { $number } of { $total }
# $title: that of the deck.
progress-and-title = { $progress }, { $title }

# What is to be done.
# $topic: an aspect, or the title of a fact; empty where there is none.
task-judge = { $topic ->
    [none] True or false?
   *[other] { $topic }. True or false?
}
task-complete = How does it go on?
task-fill-gap = What is missing?
task-correct = Make it true.
task-pick-true = Which one is true?
task-pick-side = Which is it?
# $sides: "Marketing or sales"
task-classify = { $sides }?
# After the side that a situation shows was found; its name stands below, to be completed.
remark-side-found = That is right.
task-give-reason = What does it show?
task-pick-trait = Which is right?
task-match = Match: whose is each phrase?
task-write = { $gaps ->
    [1] { $aspect }. Fill in the blank:
   *[other] { $aspect }. Fill in blank { $gap } of { $gaps }:
}
# $words: what was probably meant by what was written.
task-confirm = Did you mean "{ $words }"?
task-recall = How do they differ? Say it to yourself, then look.
task-grade = How well did you know it?
# Before the task, where a question goes on.
remark-false-found = Right, that is false.

# How an answer went.
verdict-right = Right.
verdict-right-spelt = Right. It is written "{ $words }".
# The learner says that what was written was right.
verdict-accepted = Counted as right. The deck says:
verdict-wrong-side = Not quite: you gave "{ $words }" to { $side }.
verdict-was-true = Not quite: that one is true.
verdict-was-false = Not quite: that one is false. This is true:
verdict-wrongly-corrected = Almost: it was false, as you said. This is true:
verdict-wrong = Not quite. This is true:
# $taken: the title of the item to which belongs what was answered.
verdict-of-another = Not quite: that is "{ $taken }". This is true:
verdict-other-side = Not quite: this is { $side }.
verdict-not-known = This is the answer:
verdict-recalled = Good.
verdict-not-recalled = Read it once more:
verdict-pairs = { $right ->
    [0] Not quite. This is how they go together:
   *[other] Not quite: { $right } of { $of } right.
}
# What is told of one of several items. $item: its title, or feedback-mixed-up.
feedback-item = { $item }: { $truth }
feedback-mixed-up = { $item }, mixed up with { $taken }
# $shows: the trait that it shows, as a sentence about its side.
feedback-situation = { $situation } { $shows }
# The same situation, but for the one feature that decides.
feedback-twin = Its twin, { $side }: { $situation }
feedback-again-soon = You will see it again in this session.
feedback-again-in-days = Next time: { $when }.
feedback-all-again = You will see the wrong { $items ->
    [one] one
   *[other] ones
} again in this session.
feedback-some-again = You will see { $items } of the wrong ones again in this session.

# Before anything else.
notice-left-out = { $items ->
    [one] { $items } item is left out: it cannot be asked that way.
   *[other] { $items } items are left out: they cannot be asked that way.
}
notice-one-question = There is only one question: the same item is never asked twice in a row.
notice-nothing-confused = You are not mixing anything up at the moment.
notice-nothing-missed = Nothing to repeat: you have not taken a quiz yet, or have since got all of the last one right.
nothing-due = Nothing is due now. Next: { $when }, { $what }.
nothing-due-items = { $items ->
    [one] { $items } item
   *[other] { $items } items
}
nothing-due-new = { $items } new
nothing-due-ever = Nothing is due, and nothing new may begin: see --new.

notice-own-id-needed = Not started. Give this deck its own id: in its file, change "{ $id }" after "id". For a .tsv file, rename the file.

# Whether to begin, or to hand in.
copied-deck = You have already practised another deck, "{ $known }", under the same id ("{ $id }").
offer-copied = Is this the same deck, reworded? Then your progress carries over.
offer-practice = Practise ahead?
offer-step = Start now?
offer-drill = Start the drill now?
# What the program alone says where nothing was learnt yet.
welcome = Welcome to tellapart. You learn to tell one thing from another: you are asked, told why, and asked again just before you would forget.
# $decks: their titles.
welcome-to-learn = { $decks }: { $items } to learn, { $new } of them today, in about { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
# $command: what to type.
welcome-onboarding = New in the team? This leads you to an exam and a certificate: { $command }
option-learn = Learn
    .key = l
option-test-yourself = Test yourself first
    .key = t
hand-in = Hand in the exam now?
hand-in-open = { $open ->
    [one] { $open } question without an answer counts as wrong.
   *[other] { $open } questions without an answer count as wrong.
} To take a break instead, press Ctrl-C: the exam then waits for you.

# How to answer: on pages of a terminal.
key-enter = Enter
keys-go-on = Enter goes on, q stops
# Below what came of an answer, that again in one line, which the key shows the rest of, and that of a written answer that the deck does not know. In all of
# these u takes the answer back.
keys-told = Enter goes on, u undoes it, q stops
    .narrow = Enter on, u undo, q stops
keys-whole = Enter goes on, w shows why, u undoes it, q stops
    .key = w
    .narrow = Enter on, w why, u undo, q stops
keys-mine-was-right = Enter goes on, m if yours was right, u undoes it
    .key = m
    .narrow = Enter goes on, m if yours was right
# Below a list; where there is nothing to know, as where learners grade themselves, without the key for that.
keys-more = 0 if you don't know, { keys-more-known }
keys-more-known = ? shows the keys
keys-all = { keys-all-pick } 0 says that you do not know. { keys-all-stop }
keys-all-known = { keys-all-pick } { keys-all-stop }
keys-all-pick = Press the key shown beside an answer; or move with the arrows and press Enter.
keys-take-back = u undoes your last answer.
keys-all-stop = q or Esc stops, and every answer you gave is saved.
# Rows to be paired with phrases; each has a number.
# Below the rows that have room on the screen, or above them.
pairs-more-rows = { $rows } more: use the arrows
keys-pairs = 1 to { $phrases } gives the marked row its phrase; the arrows move. 0 if you don't know, q stops.
# The same where there is room for one line.
keys-pairs-short = 1 to { $phrases } pairs it, q stops.
keys-pairs-all-short = Enter hands it in, the arrows move.
keys-pairs-all = Enter hands it in. Until then a number changes the marked row; the arrows move.
keys-write = Enter gives your answer, Esc stops
# Where a line is asked for that may be left for later; and after Enter with nothing.
keys-ask = Type it and press Enter. Enter alone leaves it for later, Esc stops.
keys-ask-nothing = Press Enter once more to leave it for later.
keys-once-more = If you do not know it, press Enter once more.
# What stays on the page of an answer without a word.
answer-pair = { $row }: { $phrase }
answer-not-known = (not known)

# How to answer: line by line. $how: one of the three that follow.
plain-answer = Answer ({ $how }, q to stop):
plain-how-enter = Enter goes on
plain-how-number = { $options ->
    [2] 1 or 2
   *[other] 1 to { $options }
}
plain-how-or-unknown = { $how }, 0 if you don't know
plain-how-words = the missing words
plain-help-pick = Type the number of an answer, or its words. { plain-stopping }
plain-how-pairs = { $rows } numbers, one for each row in order, 0 if you don't know
plain-help-pairs = Type the number of a phrase for each row, from the first row to the last, as in 2 1 4 3. { plain-stopping }
plain-empty-pairs = That line was empty. Type { $how }.
plain-no-pairs = "{ $said }" does not pair every row with a phrase of its own. Type { $how }.
plain-help-write = Write what belongs in the gap. Capitals and small slips do not matter. { plain-stopping }
plain-stopping = q stops, and every answer you gave is saved.
plain-mine-was-right = Press Enter to go on, or m if your answer was right too (q to stop):
plain-not-mine = "{ $said }" is neither. Press Enter to go on, or type m.
plain-go-on = Press Enter to go on.
plain-empty-pick = That line was empty. Type { $how }.
plain-empty-write = That line was empty. { keys-once-more }
plain-no-answer = "{ $said }" is none of the answers. Type { $how }, or the words of an answer.
plain-confirm = { $question } (yes or no)
plain-empty-confirm = That line was empty. Type yes or no.
plain-neither = "{ $said }" is neither. Type yes or no.
# What learners type, in lower case: any one of these words.
typed-yes = yes y
typed-no = no n
typed-stop = q quit stop
typed-mine-was-right = m mine
typed-take-back = u undo
typed-help = ? help

# Why a form gives no question, after "none: ".
no-question-nothing-suits = the deck has no item that suits it
no-question-no-distinction = the deck has no distinction to ask about
no-question-nothing-wrong = there is no wrong option to offer
    .hint = add lures, or false versions of facts
no-question-too-few-to-match = it takes two distinctions or more, with traits that all differ and are each true of one side alone
no-question-shared-traits = another side has each of its traits too, so there would be two right answers
no-question-no-examples = no distinction has a situation to judge
    .hint = Add "examples" to the deck: docs/decks.md shows how.
no-question-no-key-words = no trait marks words to be written
    .hint = put up to five key words of it in brackets: works by [pull]


## Summaries


# How a session ended, before what it came to.
summary-ending = { $ending ->
    [done] Done
    [stopped] Stopped
    [interrupted] Stopped by Ctrl-C
    [terminated] Stopped, as the program was told to end
   *[end-of-input] Stopped, as there was no more input
}
summary-nothing-asked = Done: there was nothing to ask.
summary-nothing-answered = { $ending } before the first answer. Nothing has changed.
summary-goes-on = { $ending }. Your { $answers ->
    [one] { $answers } answer is
   *[other] { $answers } answers are
} saved, and it goes on from there.
# $tries: first (what counts is the first answer about each item, others came later) or all
summary-result = { $right } of { $of } right{ $tries ->
    [first] {" "}the first time
   *[all] {""}
}
summary-right = { $ending }: { $result }.
summary-right-in = { $ending }: { $result }{ $tries ->
    [first] ,
   *[all] {""}
} in { $time }.
summary-all-saved = Every answer you gave is saved.
summary-days-in-a-row = { $day ->
    [1] First day
    [2] Second day
    [3] Third day
    [4] Fourth day
    [5] Fifth day
    [6] Sixth day
    [7] Seventh day
    [8] Eighth day
    [9] Ninth day
    [10] Tenth day
   *[other] { $day } days
} in a row.
summary-days-with-days-off = { $days }.
# $verdict: passed, void (its deck was changed) or failed
summary-exam = { $verdict ->
    [passed] Passed
    [void] Not passed, as the deck was changed during the exam
   *[failed] Not passed this time
}: { $distinctions }{ $facts }.
# $needed: how many have to be told apart.
exam-distinctions = { $right } of { $distinctions } distinctions told apart ({ $needed } needed)
exam-facts = { $facts ->
    [0] {""}
   *[other] , { $right } of { $facts } facts right ({ $needed } needed)
}

# The parts of a summary.
summary-part-by-guessing = By guessing
summary-part-worth = What it is worth
summary-part-missed = Missed
summary-part-mixed-up = Mixed up
summary-part-comes-back = Comes back
summary-part-behind = Behind
summary-part-practice = Practice
summary-part-next = Next
summary-by-guessing = Pure guessing scores about { $right } of { $questions }.
summary-workshop = Taken in a workshop, without a night between learning and exam.
summary-missed = { $item }: { $truth }
summary-gave-to-side = You gave "{ $words }" to { $side }.
summary-mixed-up = { $item }{ $times ->
    [1] {""}
    [2] , twice
   *[other] , { $times } times
}. In fact: { $truth }
summary-more-mix-ups = and { $left } more
summary-comes-back = { $when }: { $items }
summary-behind = { $due ->
    [one] { $due } item is
   *[other] { $due } items are
} still due. { $catch_up }
summary-practice = Your schedule is unchanged.
summary-next-score = Another one: { $command }
summary-next-day = { $when }: { $command }
summary-next-today = { $left } more today: { $command }
summary-next-missed = What you missed: { $command }

# $phrases and $nothing: in how many tries, as number-grouped.
exam-worth = Who knows every phrase and fact, but not which side a phrase belongs to, passes this exam once in { $phrases } tries at most. Who only guesses passes once in { $nothing }.
exam-break = { $minutes ->
    [one] Taken with a break of { $minutes } minute.
   *[other] Taken with a break of { $minutes } minutes.
}
catch-up = { $days ->
    [one] At { $a_day } a day you will catch up in { $days } day.
   *[other] At { $a_day } a day you will catch up in { $days } days.
}
catch-up-about = At { $a_day } a day you will catch up in about { $days } days.
catch-up-never = At { $a_day } a day you will not catch up: do more with --questions.


## Onboarding


onboarding-title = Onboarding: { $title }
# The steps, each before where the learner stands in it.
onboarding-pre-test = Pre-test
onboarding-lessons = Lessons
onboarding-drills = Drills
onboarding-exam = Exam
onboarding-pre-test-done = { $right } of { $questions } right on { $day }
onboarding-pre-test-open = shows what you know already
onboarding-learnt = { $taught } of { $items } learnt
onboarding-ready = { $ready } of { $items } ready for the exam
onboarding-exam-begun = begun, { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
} so far
onboarding-exam-taken = { $verdict ->
    [passed] passed
    [passed-in-workshop] passed in a workshop
   *[failed] not passed
} on { $day }: { $distinctions }{ $facts }
onboarding-exam-open = open
onboarding-exam-after-drill = opens after the drill
onboarding-exam-closed = opens when all { $items } are ready
# $twice: workshop or days
onboarding-ready-means = { $twice ->
    [workshop] Ready means: answered correctly in two sessions, and too seldom wrong to be guessed.
   *[days] Ready means: answered correctly on two days after the lesson, and at least { $percent } likely to be remembered tomorrow.
}

onboarding-nothing-left = everything is learnt
onboarding-left = { $items ->
    [one] { $items } item is still to learn
   *[other] { $items } items are still to learn
}
onboarding-pace-enough = Exam by { $by }: { $left }. You will make it.
onboarding-pace-faster = Exam by { $by }: { $left }, so you get { $a_day } a day.
onboarding-pace-too-late = Exam by { $by }: that is too soon. It can open on { $day } at the earliest, as each item has to be right on two days after its lesson.
onboarding-pace-past = The exam was to be taken by { $by }. Carry on: it opens as soon as all items are ready.

# What comes next.
onboarding-next-go-on = Next: { $step ->
    [pre-test] the pre-test, which was interrupted. It picks up where you left off
    [lesson] the lessons, which were interrupted. They pick up where you left off
    [exam] the exam, which was interrupted. It picks up where you left off
   *[drill] the drill, which was interrupted. It picks up where you left off
}{ $answered ->
    [0] .
    [one] ; your { $answered } answer is kept.
   *[other] ; your { $answered } answers are kept.
}
onboarding-next-pre-test = Next: the pre-test, { $length }.
onboarding-pre-test-first = You see your result at the end. Not sure? Say so: this only finds out what you still have to learn.
onboarding-next-lessons = Next: { $lessons ->
    [one] { $lessons } lesson
   *[other] { $lessons } lessons
} to read and to answer, about { $time }.
onboarding-next-drill = Next: a drill of { $items ->
    [one] { $items } item
   *[other] { $items } items
}, about { $time }.
onboarding-next-drill-missed = Next: a drill of { $items ->
    [one] { $items } item
   *[other] { $items } items
}, what you missed in the exam first, about { $time }.
onboarding-next-exam = Next: the exam, { $length }.
# $all: all or some of the distinctions have to be told apart.
onboarding-exam-terms = { $all ->
    [all] All { $distinctions } distinctions have to be told apart
   *[some] { $needed } of { $distinctions } distinctions have to be told apart
}{ $facts ->
    [0] {""}
   *[other] , and { $facts_needed } of { $facts } facts be right
}. Each distinction is asked twice; where your two answers disagree, you are asked again. Take it in one sitting: after a break of ten minutes the rest is drawn anew. The result comes at the end.
onboarding-length = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, about { $time }
onboarding-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

# When there is nothing to do now.
onboarding-passed = You have passed the exam.
onboarding-passed-in-workshop = You have passed the exam, in a workshop of one day.
onboarding-certificate = For your certificate, type:
onboarding-keep = { $due ->
    [0] Nothing is due now. To keep what you know, type from time to time:
    [one] { $due } item is due. To keep what you know, type:
   *[other] { $due } items are due. To keep what you know, type:
}
onboarding-rest = That is all for today: a night's sleep is part of learning.
onboarding-rest-after-exam = That is all for today. The exam opens again when all items are ready, tomorrow at the earliest.
onboarding-tomorrow = Tomorrow, type: { $command }
onboarding-later = To go on, type: { $command }


## Sittings: why something cannot be done


sitting-nothing-to-ask = nothing can be asked in these forms
not-examinable-too-easy = the deck cannot be examined: not enough can be asked that is hard to guess about { $items }
    .hint = Of a distinction, mark the key words of its traits with [ ] or add examples; of a fact, write three false versions.
not-examinable-too-few = { $distinctions ->
    [0] the deck has no distinctions
    [one] the deck has { $distinctions } distinction
   *[other] the deck has { $distinctions } distinctions
}, and an exam on so few is passed by tossing a coin for each too often: an onboarding takes { $fewest } or more
    .hint = To learn it all the same, there are tellapart drill and tellapart quiz.
sitting-day-has-passed = { $by } has passed: today is { $today }
    .hint = With --by, name a day to come.
sitting-not-one-deck = an onboarding is about one deck
sitting-not-now = that cannot be done now
sitting-not-an-answer = that is not an answer to this question
sitting-unsaved = your answer about { $about } could not be saved; every answer before it is
not-an-action = this line is not an action
    .hint = One is like {"{"}"action":"go-on"{"}"}, {"{"}"action":"answer","option":0{"}"} or {"{"}"action":"answer","text":"pull"{"}"}.


## The journal: errors and notes

# $operation: what was done with a file or folder. $trouble: what kind of trouble it is. $option: what names another folder.
journal-io = cannot { $operation ->
    [make-folder] make the folder
    [read-folder] read the folder
    [open] open
    [lock] lock
    [read] read
    [mend-end] mend the end of
   *[write] write to
} { $path }
    .hint = { $trouble ->
        [full] The disk is full, or your share of it: free some space.
        [read-only] This disk can only be read: make it writable, or name a folder on another with { $option }.
        [denied] You have no permission: give yourself some, or name another folder with { $option }.
        [disk] The disk fails, or was unplugged. Plug it in and check it; if it goes on, copy your progress to another disk.
        [share] The share or its server cannot be reached: connect it again, or name a folder on this computer with { $option }.
        [name] The name of the folder is too long: name another with { $option }.
        [no-folder] There is a file where a folder should be: move it away, or name another folder with { $option }.
        [no-file] There is something else where the file should be: move it away, or name another folder with { $option }.
       *[other] Check the disk, or name another folder with { $option }.
    }
# $reason: what is wrong with the line.
# What lies in the journal's folder, or near it, and is not read.
journal-not-read = { $path }: { $why ->
    [in-cloud] this file is in iCloud only, and its answers do not count until it is on this computer
    [empty] this file is empty
    [name] this file is not read because its name does not end in ".jsonl"
    [folder] a folder is not looked into here; journals lie side by side
    [irregular] this is not a file
    [too-large] this file is far too large for a journal
    [one-too-deep] a journal lies in this folder, one level deeper than named
    [journal-itself] this is the folder of the journal itself
   *[unreadable] this file cannot be read ({ $error })
}
    .hint = { $why ->
    [in-cloud] Open the folder in Finder and download the file (the cloud symbol beside its name).
    [name] If it is a journal, rename it so that it ends in ".jsonl". If not, move it elsewhere.
    [folder] If there are journals in it, move them up into the folder it lies in. If not, move it elsewhere.
    [one-too-deep] Name this folder with --data-dir.
    [journal-itself] Name the folder above it with --data-dir.
   *[other] Move it elsewhere.
}
journal-held = another tellapart is using { $path } and does not let go of it
    .hint = Close the other one, or let it finish, and try again.
journal-vanished = the folder { $path } went away
    .hint = { $kept ->
    [yes] Your answers of this session, this one too, are kept on this computer. They are added as soon as the folder is back.
   *[no] This answer is lost; those before it are in the folder that went away.
}
journal-gone = the folder { $path } is gone, and with it { $lines } lines of your progress
    .hint = If it is on a drive or a share, connect that. "tellapart data restore" brings back the last daily copy. To begin anew, use "tellapart data repair".
journal-no-state-dir = there is no home directory to keep this machine's name in
    .hint = Set HOME, or TELLAPART_STATE_DIR to a folder of your own.
journal-numbers-used-up = an event cannot be written: { $number } is not the number of a line
    .hint = Please report this.
journal-not-encoded = an event cannot be written as JSON
    .hint = Please report this.
journal-line-not-written = this answer cannot be saved: the texts of the deck that it is about are too long
    .hint = Shorten them.
# Why a line of the journal cannot be read.
journal-line-newer = it was written by a newer tellapart (format { $format })
journal-line-unknown-format = its format is unknown
journal-line-number = { $number } is not the number of a line
journal-line-changed = it is no longer as it was written
journal-line-too-long = it is far longer than any line is written
journal-line-zeros = there is nothing in it but zeros
journal-line-conflict-marker = git left it where two versions met
journal-line-unknown-field = it has an unknown field, { $field }
journal-line-no-event = it is not a whole line of a journal: { $error }
# A journal that was handed over as one text.
journal-text-bad-line = line { $line } of the journal cannot be read: { $reason }
journal-text-newer-line = line { $line } has format { $format }, of a newer tellapart
    .hint = Use that version.
journal-too-long-an-exam = an exam is about { $most } distinctions, and as many facts, at most
not-a-device = "{ $given }" is not the name of a device
journal-note-torn = { $path }:{ $line }: the last line was cut short, as by a power cut; it is left out, all lines before it count
journal-note-set-aside = { $path }: the last line had been cut short, as by a power cut; it was moved to { $aside } and the journal goes on
journal-note-bad-lines = { $path }: { $lines ->
    [one] line { $line } cannot be read and is left out
   *[other] { $lines } lines, the first of them line { $line }, cannot be read and are left out
}; all others count
journal-note-newer = { $path }: { $lines ->
    [one] a line was
   *[other] { $lines } lines were
} written by a newer tellapart and { $lines ->
    [one] does
   *[other] do
} not count here
journal-note-conflict-markers = { $path }: git could not merge two versions and left its marks; the lines of both count
journal-note-written-again = { $path } was cut short or replaced while tellapart ran; { $lines ->
    [one] a line
   *[other] { $lines } lines
} of this session that { $lines ->
    [one] was
   *[other] were
} missing from it { $lines ->
    [one] was
   *[other] were
} written again
journal-note-not-copied = today's copy of your progress could not be made ({ $error })
journal-note-missing = { $count ->
    [one] a line that the machine { $device } wrote is missing (number { $first })
   *[other] { $count } lines that the machine { $device } wrote are missing (from number { $first } to { $last })
}
journal-note-ahead = { $lines ->
    [one] { $lines } line of the journal is
   *[other] { $lines } lines of the journal are
} dated later than today and left out until then
    .hint = Is this machine's clock right? If it is now, what you do next puts the dates right.


## Reports: what is due, statistics, history, what is mixed up

percentage = { $percent }%
# $weekday: 1 for Monday.
weekday-in-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
month-in-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
report-deck-due = { $title }: { $due } due
report-deck-new = { $title }: { $new } new
report-deck-due-and-new = { $title }: { $due } due, { $new } new
# $command: what to type, here and below.
report-onboarding-under-way = Your onboarding is under way. To go on, type: { $command }
report-to-practise = To practise ahead, type: { $command }
report-to-start = To start, type: { $command }
report-no-sessions = No sessions yet. To start, type: { $command }
# The headings of columns, each no wider than these: a probability, a day, two numbers, a time.
report-column-recall = recall
report-column-next = next
report-column-answers = answers
report-column-right = right
report-column-time = time
report-new = new
report-fresh = fresh
report-fresh-means = fresh: asked today
report-item-new = { $label }: new
report-item-figures = { $recall }, next { $next }, { $right } of { $answers } right
report-answers-a-day = Answers a day
report-mark-none = { $mark } none
report-mark-to = { $mark } to { $most }
report-forecast = Items due on each of the next { $days } days
report-known-tomorrow = Of { $items } items you would know about { $known } tomorrow.
report-retention-of-late = Of what came back in the last 30 days you remembered { $recalled } ({ $reviews } answers, lucky guesses taken out). Expected were { $believed }; the target is { $target }.
report-retention-so-far = Of what came back so far you remembered { $recalled } ({ $reviews } answers, lucky guesses taken out). Expected were { $believed }; the target is { $target }.
report-sessions = { $sessions ->
    [one] { $sessions } session.
   *[other] { $sessions } sessions.
}
# $row: so many days in a row.
report-sessions-in-a-row = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
}, { $row }.
# $row: so many days, with some off.
report-sessions-with-days-off = { $sessions ->
    [one] { $sessions } session.
   *[other] { $sessions } sessions.
} { $row }.
report-last-sessions = The last { $shown } of { $all } sessions:
report-session = { $when }, { $what }
report-drill = Drill
report-practice = Practice
report-quiz = Quiz
report-quiz-practised = Quiz, practice
report-pre-test = Pre-test
report-lessons = Lessons
report-exam = Exam
report-score = { $right } of { $asked }
report-score-right = { $right } of { $asked } right
report-asked = { $asked } asked
# Here too stands a no-break space.
report-seconds = { $seconds } s
report-minutes = { $minutes } min
report-score-time = { $score }, { $time }
report-score-time-ending = { $score }, { $time } ({ $ending })
report-decks-ending = { $decks } ({ $ending })
report-passed = passed
report-not-passed = not passed
report-stopped = stopped
report-not-finished = not finished
# $claim: what the learner took for true, in the language of the deck: "sales pulls customers in".
report-said = you said { $claim }
report-taken = mixed up with { $label }
report-times = { $times } of { $asked ->
    [one] { $asked } time
   *[other] { $asked } times
}
report-mistaken-times = { $mistaken }, { $times }
report-practise-these = Practise these: { $command }
# What learners say was right though a deck does not know it. $text: the trait as it stands in the deck.
report-accepted-trait = { $item }: { $side } { $text }
report-accepted-words = "{ $words }"
report-accepted-written = { $times ->
    [one] you wrote { $written }
   *[other] you wrote { $written }, { $times } times
}
report-accepted-next = If you agree, ask the deck's author to add it under "accept". Then it counts for everyone.
report-nothing-accepted = Nothing here: no written answer that you said was right is still unknown to its deck. To say so, press m after a written answer that was marked wrong.
report-nothing-mixed-up = You are not mixing anything up at the moment. Well done.
report-nothing-asked = You have not been asked anything yet. To start, type: { $command }
report-fixed = { $mix_ups ->
    [one] { $mix_ups } mix-up fixed.
   *[other] { $mix_ups } mix-ups fixed.
}
report-others-fixed = { $mix_ups ->
    [one] { $mix_ups } other fixed.
   *[other] { $mix_ups } others fixed.
}


## Certificates

# Stands for the learner's name in a command to be typed.
certificate-your-name = Your Name
certificate-none-not-passed = no exam on { $title } has been passed yet
certificate-none-void = the deck was changed during your exam on { $title }, so that it does not count
certificate-none-other-deck = the exam on { $title } was passed with another version of this deck
    .hint = Name the file of that one.
certificate-none-lines-missing = the lines of the exam are not in the journal
certificate-unreadable = it is not a certificate of tellapart, or was cut short
    .hint = Ask for the file again.
certificate-newer = it has format { $format }, made by a newer version of tellapart
    .hint = Install that.
name-ask = Your name, as it should appear on your certificate:
name-refused = That will not do: { $reason }.
name-confirm = { $name }: is that right? It cannot be changed later.
name-not-visible = a name must have letters that can be seen, and no control characters
name-too-long = the name is too long: { $letters } letters; a certificate has room for { $most }
name-is-anothers = what was learnt here was learnt by { $known }, not by { $given }
    .hint = To learn under a name of your own, keep your progress in a folder of your own: add --data-dir and its name.
certificate-to-write = For your certificate, type: { $command }
certificate-none-nameless = nobody's name is known here yet
    .hint = Add it with --name.
certificate-mismatch-unknown-exam = its exam is not in this journal
    .hint = If it was taken elsewhere, name the progress folder it was taken with by --data-dir.
certificate-mismatch-not-passed = its exam was not passed
certificate-mismatch-nameless = nobody's name is in this journal
# $field: what of it, or of the exam. $here: what the certificate says. $there: what the journal says.
certificate-mismatch-differs = the { $field ->
    [name] name
    [time] time of the exam
    [distinctions] count of distinctions (told apart/all, needed)
    [facts] count of facts (right/all, needed)
    [chance-by-phrases] chance of who knows phrases alone
    [chance-by-guessing] chance by guessing
    [workshop] mark of a workshop
    [longest-break] longest break, in seconds,
   *[deck-fingerprint] deck's fingerprint
} is { $here } here and { $there } in the journal
certificate-mismatch-fingerprint = its fingerprint is not that of these answers and of what it tells beside them (name, title, day, attempt, break, days): something was changed
certificate-mismatch-other-deck = its deck is not the one known here under this id
    .hint = It may be an older version, or another deck; name the deck's file.
certificate-mismatch-page = the page was changed after it was written
certificate-written = Wrote { $page } and { $json }. Open the first in a browser to print it.
certificate-to-send = Send both files to the person who asked for them. To check them, that person needs your progress folder too: { $folder }
certificate-left = { $path } is there already and was left as it is
    .hint = Name another file with --output.
file-write-over = { $path } is there already. Write over it?
certificate-is-a-page = { $name }: a certificate is a page, whose name ends in .html
    .hint = A browser prints it, or makes a PDF of it.
certificate-to-go-on = To go on, type: { $command }
certificate-to-take-another = To take another, type: { $command }
certificate-no-journal = { $path }: there is no journal at this place
    .hint = Name the folder that holds the folder journal with --data-dir.
certificate-cannot-be-read = { $path } cannot be read
certificate-does-not-agree = { $path }: this certificate does not agree with the journal
certificate-valid = Valid: { $name } passed { $title } on { $day }.
certificate-valid-score = { $right } of { $distinctions } distinctions told apart{ $facts ->
    [0] {""}
   *[other] , { $facts_right } of { $facts } facts right
}, { $attempt ->
    [1] on the first attempt
    [2] on the second attempt
    [3] on the third attempt
    [4] on the fourth attempt
    [5] on the fifth attempt
   *[other] on attempt { $attempt }
}, { $minutes ->
    [0] in one sitting
    [one] with a break of { $minutes } minute
   *[other] with a break of { $minutes } minutes
}.
certificate-code = Its code is { $code }: the sheet must have the same.
certificate-deck-unknown = The deck { $deck } is not known here and was not checked; name its file before --verify.
certificate-workshop = Taken in a workshop, without a night between learning and exam.

# The page, in HTML. A page is checked by being written again: other words make another format.
certificate-page-heading = Certificate
certificate-page-certifies = This is to certify that
certificate-page-has-passed = has passed the exam
certificate-page-score = <strong>{ $right } of { $distinctions }</strong> distinctions told apart{ $facts ->
    [0] {""}
   *[other] , <strong>{ $facts_right } of { $facts }</strong> facts right
}
certificate-page-learnt = { $days ->
    [one] Learnt on { $days } day.
   *[other] Learnt over { $days } days.
} The exam opened once every item had been answered correctly on two different days after it was taught.
certificate-page-workshop = Taken in a workshop, without a night between learning and exam: it shows what was known that day.
certificate-page-asked = Each distinction was asked at least twice, in different ways: by a case to judge, in writing, or by a choice among options. { $minutes ->
    [0] The exam was taken in one sitting.
    [one] The exam was taken with a break of { $minutes } minute.
   *[other] The exam was taken with a break of { $minutes } minutes.
}
certificate-page-worth = Someone who knows every phrase and fact, but not which side a phrase belongs to, passes this exam once in { $phrases } tries at most; someone who only guesses, once in { $nothing }.
certificate-page-not-shown = What no certificate of this kind can show: who sat at the keyboard, whether the clock was right, and that nobody wrote the answers into the file by hand.
certificate-page-code = Code: { $code }


## The command line: what commands say

deck-listed = { $id }  { $title }, { $contents }
deck-contents = { $distinctions ->
    [one] { $distinctions } distinction
   *[other] { $distinctions } distinctions
}, { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}
deck-shown = { $id }; sides: { $sides }; { $contents }
deck-why = Why:
deck-lure = Lure:
deck-example = Example:
deck-example-held = Example, for exams only:
deck-false = False:
deck-questions = Questions, { $form }:
deck-questions-for = for { $items ->
    [one] { $items } item
   *[other] { $items } items
}
deck-questions-none = none: { $reason }
deck-questions-none-but = none: { $reason }; { $hint }

setting-by-default = { $value } (default)
settings-kept-in = Kept in { $file }
setting-changed = { $key } is now { $now }; it was { $before }.
setting-as-before = { $key } is now { $now }, as before.
setting-was-not-set = { $key } was not set; it has its default, { $now }.
setting-default-again = { $key } is back to its default, { $now }; it was { $before }.
setting-default-as-before = { $key } is back to its default, { $now }, as before.

man-written = Wrote { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} to { $folder }
# What stands above the notes at the end of a page.
man-notes = Notes
man-to-read = To read the first, type: { $command }

# Where everything lies.
data-path-progress = Progress
data-path-settings = Settings
data-path-machine = This machine
data-path-copies = Daily copies
data-path-none = nowhere, as there is no home directory
# $reason: why the line cannot be read.
data-bad-line = { $path }:{ $line }: { $reason }
data-newer-line = Install that version here too.
# $command: what to type, here and below.
data-line-to-repair = It does not count. To set it aside, type: { $command }
remedy-bad-lines = To see what is wrong, type: { $command }
remedy-conflict-markers = To take the marks out, type: { $command }
remedy-missing = If its file is somewhere else as well, copy it in. To look in the daily copies, type: { $command }
remedy-empty-file = If answers were in it, the daily copies may have them: { $command }
# $answers: the same as $count, in groups of three digits.
data-in-order = { $count ->
    [one] { $answers } answer
   *[other] { $answers } answers
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
} { $count ->
    [one] is
   *[other] are
} in order.
data-no-answers = There are no answers in { $folder } yet.
data-problems = { $problems ->
    [one] { $problems } problem.
   *[other] { $problems } problems.
}
data-nothing-changed = Nothing was changed.
data-nothing-changed-unasked = There was no answer, so nothing was changed. With --yes nothing is asked.
data-repair-nothing = There is nothing to repair.
data-repair-would-move = { $path }: { $lines ->
    [one] { $lines } line that cannot be read would be moved
   *[other] { $lines } lines that cannot be read would be moved
} to { $aside }
data-repair-would-give-up = { $lines ->
    [one] { $lines } line is missing and would no longer be mentioned.
   *[other] { $lines } lines are missing and would no longer be mentioned.
} The daily copies may still have what was lost: { $command }
data-repair-ask = Do this now?
data-repair-moved = { $path }: { $lines ->
    [one] moved { $lines } line
   *[other] moved { $lines } lines
} to { $aside }
data-repair-gave-up = { $lines ->
    [one] The line that is missing is no longer mentioned.
   *[other] The { $lines } lines that are missing are no longer mentioned.
}
data-no-journal = there is no progress of tellapart in { $path }
    .hint = Name a folder that tellapart kept progress in: one with a folder "journal" in it, or that folder itself.
data-merge-nothing-new = { $folder }: nothing new.
data-merge-would-add = { $folder } would add { $contents }.
data-merge-ask = Add this to your progress?
data-added = Added { $contents }.
data-contents-sessions = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
} with { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
data-contents-answers = { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
data-contents-other = { $lines ->
    [one] { $lines } note about sessions
   *[other] { $lines } notes about sessions
} (how they ended, what was taken back)
data-contents-on = { $what }, of { $day }
data-contents-from-to = { $what }, from { $first } to { $last }
data-copies = Daily copies on this machine:
data-copy = { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}, { $missing ->
    [0] none missing from your progress
    [one] { $missing } missing from your progress
   *[other] { $missing } missing from your progress
}
data-restore-no-copies = There are no daily copies yet. One is made on each day on which you answer something, before the first answer.
data-no-such-copy = there is no copy of { $day }
    .hint = There are copies of { $known }.
data-restore-nothing = Nothing is missing: all of it is in your progress.
data-restore-nothing-of = Nothing is missing: all of the copy of { $day } is in your progress.
data-restore-would-add = The copy of { $day } would bring back { $contents }.
data-restore-ask = Bring this back?
data-exported = Wrote { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} to { $file }
data-forget-means = { $items ->
    [0] Your onboarding on the deck { $deck } will begin anew.
    [one] The one item you have practised in the deck { $deck } will be new again, and onboarding will start from the beginning.
   *[other] The { $items } items you have practised in the deck { $deck } will be new again, and onboarding will start from the beginning.
} Your answers stay in the history. To take it back afterwards, type: { $command }
data-forget-ask = Forget what you learnt of { $deck }?
data-forget-nothing = You have not practised the deck { $deck } yet, so there is nothing to forget.
data-forgotten = The deck { $deck } is new again.

undo-right = Took back your answer about { $about }, which was right. It no longer counts.
undo-forgotten = The deck { $deck } is no longer forgotten: what you learnt counts again.
undo-wrong = Took back your answer about { $about }, which was wrong. It no longer counts.


## The command line: errors

told-waiting = Waiting for another tellapart to finish ...
told-reading = Reading your answers ...
told-counting = Going through your answers: { $percent }%
# How an error, what to do about it, and a note are told.
told-error = error: { $error }
# $place: where in the program.
told-fault = error: something went wrong in tellapart itself ({ $place }); every answer you gave is saved. Please report this.
told-error-above = error: { $error }; see above
told-cause = cause: { $cause }
told-hint = hint: { $hint }
told-note = note: { $note }

error-decks = { $decks ->
    [one] { $decks } deck cannot be used
   *[other] { $decks } decks cannot be used
}
error-settings = your settings cannot be used
    .hint = Mend their file, or delete it to have all defaults.
error-output = the terminal or output cannot be used
    .hint = Try again with --plain.
error-not-encoded = what was asked for cannot be written as JSON
    .hint = Please report this.
error-nothing-to-ask = nothing here can be asked as { $forms }
    .hint = "tellapart deck show DECK" says why. Try another --form, or leave it out.
error-variable = the environment variable { $name } cannot be used
    .hint = Mend it or unset it.
not-a-whole-number = "{ $given }" is not a whole number
not-milliseconds = "{ $given }" is not a whole number of milliseconds
error-no-randomness = the system gave no random numbers
    .hint = Give a number of your own with --seed.
error-no-home-for-progress = there is no home directory to keep your progress in
    .hint = Set HOME, and for a folder of your own --data-dir.
error-no-home-for-settings = there is no home directory to keep settings in
    .hint = Set HOME, or TELLAPART_CONFIG_DIR to a folder of your own.
error-not-read = { $path } cannot be read
file-no-text = this file is not text
error-not-written = { $path } cannot be written
    .hint = { $trouble ->
        [full] The disk is full, or your share of it: free some space.
        [read-only] This disk can only be read: make it writable, or name a folder on another (for settings with TELLAPART_CONFIG_DIR).
        [denied] You have no permission: give yourself some, or name another folder (for settings with TELLAPART_CONFIG_DIR).
        [disk] The disk fails, or was unplugged: plug it in and check it.
        [share] The share or its server cannot be reached: connect it again, or name a folder on this computer.
        [name] The name is too long: use a shorter one.
        [no-folder] There is a file where a folder should be: move it away, or name another folder (for settings with TELLAPART_CONFIG_DIR).
        [no-file] There is something else where the file should be: name a file.
        [held] Another tellapart is changing it: let it finish, and try again.
       *[other] Check the name and the disk.
    }

# Arguments that are not understood. $argument: what one is called, as --new or DECK. $given: what was typed.
usage-help = For help, type: { $command }
usage-unknown-command = there is no command "{ $given }"
usage-unknown-command-but = there is no command "{ $given }"; did you mean { $meant }?
usage-unknown-option = there is no option "{ $given }" here
usage-unknown-option-but = there is no option "{ $given }" here; did you mean { $meant }?
usage-one-too-many = "{ $given }" is one word too many
usage-not-one-of = { $argument } cannot be "{ $value }"; it can be one of: { $known }
usage-not-one-of-but = { $argument } cannot be "{ $value }"; did you mean { $meant }? It can be one of: { $known }
# $reason: what it must be, one of those below.
usage-not-taken = { $argument } cannot be "{ $value }": { $reason }
usage-no-value = something has to follow { $argument }, as in: { $example }
usage-takes-no-value = { $argument } stands alone: leave out "{ $value }"
usage-twice = { $argument } can be given only once
usage-conflict = { $arguments } do not go together: leave one of them out
# $reason: what the library says that reads arguments, in English.
usage-other = these arguments are not understood ({ $reason })

# Arguments that have to be given, each asked for by its name.
missing-deck = Which deck? Name it: the id of a built-in one (see `tellapart deck list`), or the path of a file.
missing-files = Which deck? Give the path of its file.
missing-folders = Which folder? Name one that has progress in it.
missing-key = Which setting? `tellapart config list` shows them all.
missing-value = Which value should it have?
missing-shell = For which shell?
missing-dir = To which folder? Name one: it is made if it is missing.

# What the value of an argument must be.
not-a-profile = use up to { $most } letters a-z, digits, hyphens and underscores, no hyphen first, as in ana or team_2
not-a-profile-but-a-device = on Windows this is the name of a device; choose another, as ana or team_2
not-a-profile-given = "{ $given }" cannot name a profile: { $reason }
not-in-range = it must be a whole number from { $from } to { $to }
not-whole = it must be a whole number
not-a-day-or-none = write a day like 2026-11-24, or none
not-a-form = there is no such form; the forms are { $forms }

quiz-no-such-item = the deck has no distinction "{ $name }"
    .hint = It has { $known }.
undo-no-answer = there is no answer yet to take back
undo-test = your last session was a pre-test or an exam, and its answers stand as they were given
undo-none-left = every answer of the last session has been taken back already


## Help: a message a command; an attribute an argument, and `.after` for what stands below

# What stands above parts of it. Of these, a colon follows all but the first.
usage-heading = Usage:
commands-heading = Commands
arguments-heading = Arguments
options-heading = Options
options-for-every-command = Options for every command
# What stands for options and for a command where it is told how to type one.
options-value = OPTIONS
commands-value = COMMAND
# What follows the text of an argument.
default-value = [default: { $value }]
possible-values = [one of: { $values }]
settings-heading = Settings:

# Arguments that several commands share. Where a command has a text of its own, that stands. What an argument takes has a name in capitals
# beside its text, ending in `-value`.
help-shared =
    .help = Show this help
    .version = Show the version
    .decks-value = DECK
    .deck-value = DECK
    .forms-value = FORM
    .key-value = SETTING
    .new-value = N
    .questions-value = N
    .seed-value = NUMBER
    .data-dir-value = FOLDER
    .profile-value = NAME
    .deck = The deck: the id of a built-in one, or the path of a deck file
    .forms = Ask only in this form, or in these: { $forms }
    .key = The setting
    .json = Write JSON
    .yes = Do not ask first, as in a script
    .plain = Plain lines instead of a terminal's keys and colours, as for a screen reader
    .seed = Ask the same questions again: any whole number
    .data-dir = Keep progress in this folder [or set TELLAPART_DATA_DIR]
    .profile = Learn under this name, apart from others on this machine [or set TELLAPART_PROFILE]

help-tellapart = A quiz and flashcard trainer that teaches you to tell one thing from another
    .after =
        Examples:
          tellapart                     what is due today, and a start
          tellapart drill               three minutes of questions
          tellapart drill mine.json     the same with a deck of your own
          tellapart quiz mine.json      a score, whatever is due
          tellapart onboard mine.json   from a first test to an exam and a certificate
          tellapart stats               how well you know each item
          tellapart confusions          what you mix up
          tellapart deck check *.json   is a deck in order?
          tellapart data check          is your progress in order?
          tellapart config list         your settings
          tellapart --profile ana       the same for another learner on this machine

        Exit codes: 0 done; 1 something went wrong, and why is said; 2 not understood; 3 nothing is due (`due` only); 129 the terminal was closed; 130 stopped by Ctrl-C; 143 told to end.

help-help = Show the help of a command

help-drill = Ask what is due, then something new
    .decks = Decks to drill: ids of built-in decks or paths of deck files; all built-in decks if left out
    .new = Begin at most this many new items a day [default: { $new }, or what `tellapart config` says]
    .questions = Ask at most this many questions, those not counted that come back after a wrong answer [default: { $questions }, or what `tellapart config` says]
    .confused = Ask just what you mix up, what is true first
    .missed = Ask just what you missed in the last quiz and have not got right since
    .json = For programs: views out and actions in, one JSON object a line (docs/protocol.md)
    .after =
        A wrong answer comes back a little later. Each answer is saved before the next question; q, Esc or Ctrl-C stops at any time.

        Examples:
          tellapart drill                        all built-in decks
          tellapart drill marketing-vs-sales     one deck
          tellapart drill mine.json --new 4      a deck of your own, four new items a day
          tellapart drill --questions 5          when there is little time
          tellapart drill --form typed,choice    only in these forms
          tellapart drill --confused             just what you mix up

help-quiz = Ask a scored quiz now, whatever is due
    .questions = Ask this many questions [default: { $questions }, or what `tellapart config` says; everything chosen by --distinction or --missed]
    .distinction-value = NAME
    .distinction = Ask only about this distinction or fact, by its id or its name; may be given several times
    .missed = Ask only what was missed in the last quiz and not got right since
    .practice = Only practise: answers are recorded, and your schedule is unchanged
    .json = { help-drill.json }
    .after =
        At the end you read your score, what guessing alone would have brought, and every mistake with what is true.

        Examples:
          tellapart quiz marketing-vs-sales
          tellapart quiz marketing-vs-sales --questions 20 --form choice,typed
          tellapart quiz marketing-vs-sales --distinction force --distinction scope
          tellapart quiz marketing-vs-sales --missed        what you missed in the last one

help-onboard = Learn a whole deck, from a first test to an exam
    .by-value = DATE
    .by = The day by which the exam is to be taken: lessons are given fast enough for it; "none" takes it back [default: what held last time]
    .workshop = Do not wait for another day, as in a course of one day; the result will say so
    .name-value = NAME
    .name = Your name, as it should appear on your certificate; it cannot be changed later
    .json = { help-drill.json }
    .after =
        Type it every day: it does what comes next, and goes on where it was cut off. A pre-test shows what you know already; lessons teach each item; drills ask until all of them are ready, which takes two days at least; then the exam opens. After a pass your certificate is written into the folder you are in; for that your name has to be known.

        Examples:
          tellapart onboard marketing-vs-sales
          tellapart onboard marketing-vs-sales --by 2026-12-01
          tellapart onboard marketing-vs-sales --workshop          all in one day

help-certificate = Write a certificate of a passed exam, or check one
    .name = Your name, as it should appear on your certificates; it cannot be changed later
    .name-value = NAME
    .output-value = FILE
    .verify-value = FILE
    .output = Write the page to this file, and the JSON beside it [default: certificate-DECK.html]
    .verify = Check this certificate, a page or JSON, against the journal
    .after =
        The certificate is one page that prints on one sheet, and the same as JSON beside it. It says what it is worth, and has a code. To check one that was sent to you, get the learner's progress folder as well and name it with --data-dir: the sheet must have the code that the check tells. A code is no signature: it shows what was changed afterwards, not who sat at the keyboard.

        Examples:
          tellapart certificate marketing-vs-sales
          tellapart certificate marketing-vs-sales --name "Your Name" --output certificates/mine.html
          tellapart certificate --verify certificate-marketing-vs-sales.html
          tellapart certificate --verify mine.json --data-dir their-progress

help-due = Say what is due today
    .decks = Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    .new = Count at most this many new items a day, as `drill --new` would begin [default: { $new }, or what `tellapart config` says]
    .after =
        Exit code 0 if a drill would have something to ask (items due, or new ones that may begin today), 3 if not.

        Examples:
          tellapart due
          tellapart due --json
          tellapart due > /dev/null && echo "Time for a drill"     in a shell's start file

help-stats = Show how well you know each item
    .decks = Decks to show: ids of built-in decks or paths of deck files; all built-in decks if left out
    .after =
        "recall" is the probability that you would remember the item now, guesses taken into account; "fresh" is what was asked today. From the second day on, the last months, the next fourteen days, and how much you remember of what comes back follow below.

        Examples:
          tellapart stats
          tellapart stats marketing-vs-sales --json

help-confusions = Show what you mix up, and how to fix it
    .decks = Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    .after =
        What you mix up most surely comes first: a wrong choice among four says more than a coin that fell wrong. Right answers fix it.

        Examples:
          tellapart confusions
          tellapart confusions marketing-vs-sales --json

help-accepted = Show written answers that you said were right
    .decks = Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    .after =
        After a written answer that the deck does not know you can press m: "mine was right". It then counts as right, with some doubt, and stands here until the deck accepts it.

        Examples:
          tellapart accepted
          tellapart accepted mine.json --json

help-history = Show your sessions: when, what, how many right, how long
    .last-value = N
    .last = Show at most this many sessions, the newest
    .after =
        Newest last. Answers that you took back are not counted.

        Examples:
          tellapart history
          tellapart history --last 100
          tellapart history --json

help-undo = Take back the last answer of the last session, or that a deck was forgotten
    .after =
        Nothing is deleted: the journal keeps the answer and notes that it does not count. Type it again to take back the answer before. The answers of a pre-test or an exam stand. If the last thing you did was `tellapart data forget`, that is taken back.

        Example:
          tellapart undo

help-deck = List, show and check decks
    .after =
        Examples:
          tellapart deck list
          tellapart deck show marketing-vs-sales
          tellapart deck check mine.json

help-deck-list = List the built-in decks
    .after =
        Example:
          tellapart deck list

help-deck-show = Show what a deck holds
    .deck = The id of a built-in deck, or the path of a deck file
    .after =
        Examples:
          tellapart deck show marketing-vs-sales
          tellapart deck show mine.json

help-deck-check = Check deck files; every problem is told at once, with its line and how to mend it
    .files-value = FILE
    .files = Deck files
    .strict = Treat warnings as errors, e.g. before you share a deck
    .json = Write JSON, as for an editor
    .after =
        Exit code 0 if every deck can be used, 1 if not. Warnings change the exit code only with --strict.

        Examples:
          tellapart deck check mine.json ours.json
          tellapart deck check --strict mine.json
          tellapart deck check --json mine.json

help-data = Look after your progress: check, repair, export, merge, restore
    .after =
        Nothing here deletes anything. What changes something says first what it would do, and asks.

        Examples:
          tellapart data path
          tellapart data check
          tellapart data export > answers.csv

help-data-path = Show where your progress and everything else is kept
    .after =
        Example:
          tellapart data path

help-data-check = Read all of your progress, and say what is wrong with it
    .after =
        It changes nothing. Exit code 0 if all is in order, 1 if not.

        Examples:
          tellapart data check
          tellapart data check --json

help-data-repair = Set aside what cannot be read, and no longer mention what is lost
    .after =
        What cannot be read is moved to the folder set-aside beside your answers, and stays there. What a newer tellapart wrote is left where it is.

        Examples:
          tellapart data repair
          tellapart data repair --yes

help-data-export = Write all your answers as a table
    .format-value = FORMAT
    .output-value = FILE
    .format = How to write them: csv for a spreadsheet, json-lines for programs
    .output = Write to this file instead of standard output
    .after =
        One row for each item that you were asked. docs/data.md says what each column means.

        Examples:
          tellapart data export > answers.csv
          tellapart data export --output answers.csv
          tellapart data export --format json-lines

help-data-merge = Add the progress in other folders to yours
    .folders-value = FOLDER
    .folders = Folders with progress, as of another machine or a backup
    .after =
        Only what you do not have yet is added; the folders themselves stay as they are.

        Examples:
          tellapart data merge ~/old-laptop/tellapart
          tellapart data merge --yes backup

help-data-restore = Bring back what is missing from a daily copy
    .day-value = DATE
    .day = The day of the copy [default: the newest that has something you lack]
    .after =
        On each day before your first answer, this machine copies your progress. Restoring only ever adds.

        Examples:
          tellapart data restore
          tellapart data restore 2026-11-24

help-data-forget = Begin anew with a deck: all its items are new again
    .after =
        Your answers stay in the history, and `tellapart undo` takes it back.

        Examples:
          tellapart data forget marketing-vs-sales
          tellapart data forget mine.json

help-config = See and change your settings
    .after =
        What a command is told on its command line wins over a setting. Settings are kept in a file, which `tellapart config list` names; set TELLAPART_CONFIG_DIR to keep it in another folder. Each profile has settings of its own.

        Examples:
          tellapart config list
          tellapart config set retention 85%
          tellapart config unset retention

help-config-list = List every setting with its value
    .after =
        Examples:
          tellapart config list
          tellapart config list --json

help-config-get = Show the value of one setting
    .after =
        Example:
          tellapart config get questions

help-config-set = Change one setting
    .value-value = VALUE
    .value = Its new value
    .after =
        What each setting may be is listed by `tellapart config --help`.

        Examples:
          tellapart config set retention 85%
          tellapart config set questions 20
          tellapart config set forms true-false,matching

help-config-unset = Give one setting back its default
    .after =
        Example:
          tellapart config unset retention

help-completions = Write what a shell needs to complete commands with the Tab key
    .shell-value = SHELL
    .shell = The shell
    .after =
        It is written to standard output. Send it to the file where your shell looks for it, and open a new terminal. For zsh the folder has to be one of $fpath; in elvish, add `use tellapart` to rc.elv.

        Examples:
          tellapart completions bash > ~/.local/share/bash-completion/completions/tellapart
          tellapart completions zsh > ~/.zfunc/_tellapart
          tellapart completions fish > ~/.config/fish/completions/tellapart.fish
          tellapart completions powershell >> $PROFILE
          tellapart completions elvish > ~/.config/elvish/lib/tellapart.elv

help-man = Write the manual: a page for the program and one for each of its commands
    .dir-value = FOLDER
    .dir = The folder to write to
    .after =
        The pages go into the folder that you name, which is made if it is missing. In a folder man1 where `man` looks for pages, as in the first example on most systems, they are found by name: man tellapart, man tellapart-drill. In any other folder, give a page's path to `man`.

        Examples:
          tellapart man ~/.local/share/man/man1
          tellapart man manual
