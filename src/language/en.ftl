# English: every message that the program says, by what it is about. A message that no code says, one that code says and is missing here,
# and other arguments than code gives fail a test. Attributes: `.hint` says what to do about an error, `.help` how to mend a deck.

## How sentences about a deck are made. The words in braces come from the deck.

# The scripts (ISO 15924) that these patterns are for.
grammar-scripts = Latn
# $about, $against: names of sides. $trait: what follows a side's name.
grammar-competitive = { $about }, not { $against }, { $trait }
grammar-statement = { $side } { $trait }
# Two statements side by side.
grammar-contrast = { $before }; { $after }
grammar-which = Which one { $trait }?
grammar-labelled = { $label }: { $text }
grammar-enumerated = { $before }, { $after }
# The beginning of a sentence that the learner completes.
grammar-to-complete = { $text } ...
grammar-stop = .
# Words that a written answer may leave out at its beginning.
grammar-articles = a an the
# Whether an apostrophe ends a word, as in French "l'offre": yes or no.
grammar-elides = no

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
not-a-day = "{ $given }" is not a day: write it like 2026-11-24
not-a-time = "{ $given }" is not a time: write it like 2026-11-24T09:00:00+01:00
not-a-probability = { $given } is not a probability: it must lie between 0 and 1
not-a-noise = guess and slip must lie below 1

## Decks: what is wrong with one, and how to mend it


## Settings


## Questions: what is asked, what came of an answer


## Summaries


## Onboarding


## Sittings: why something cannot be done


## The journal: errors and notes


## Reports: what is due, statistics, history, what is mixed up


## Certificates


## The command line: what commands say

undo-right = Took back your answer about { $about }, which was right. It no longer counts.
undo-wrong = Took back your answer about { $about }, which was wrong. It no longer counts.


## The command line: errors


## Help: a message a command; an attribute an argument, and `.after` for what stands below

