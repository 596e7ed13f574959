//! Any event that can be recorded, for properties.

use super::*;
use crate::deck::{ItemId, SideId};
use crate::memory::{Grade, Noise, Probability};
use proptest::prelude::*;

/// Any moment of the calendar, at any offset.
pub(super) fn moment() -> impl Strategy<Value = Moment> {
    let millis = -62_000_000_000_000i64..250_000_000_000_000;
    (millis, -50_000i32..50_000).prop_map(|(millis, seconds)| {
        let instant = jiff::Timestamp::from_millisecond(millis).unwrap();
        Moment::new(instant, jiff::tz::Offset::from_seconds(seconds).unwrap())
    })
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    let undo = line_id().prop_map(|answer| Event::Undo(Undo { answer }));
    let accept = line_id().prop_map(|answer| Event::Accept(Accept { answer }));
    let end =
        (any::<u64>(), checksum(), ending()).prop_map(|(session, begin, how)| Event::End(End { session, begin, how }));
    let forget = id().prop_map(|deck| Event::Forget(Forget { deck }));
    let named = "[A-Za-z]{1,9} [A-Za-zé]{1,9}".prop_map(|name| Event::Named(Named { name: name.parse().unwrap() }));
    prop_oneof![begin().prop_map(Event::Begin), answer().prop_map(Event::Answer), accept, undo, end, forget, named]
}

fn begin() -> impl Strategy<Value = Begin> {
    let activity = prop::sample::select(vec![
        Activity::Drill,
        Activity::Practice,
        Activity::Quiz,
        Activity::PreTest,
        Activity::Lesson,
        Activity::Exam,
    ]);
    let decks = prop::collection::vec(id(), 0..3);
    let editions = prop::collection::vec(edition(), 0..3);
    (activity, decks, any::<u64>(), prop::option::of(line_id()), prop::option::of(terms()), editions).prop_map(
        |(activity, decks, seed, continues, onboarding, editions)| Begin {
            activity,
            decks,
            seed,
            continues,
            onboarding,
            editions,
        },
    )
}

fn edition() -> impl Strategy<Value = Edition> {
    (id(), any::<String>(), prop::collection::btree_map(id(), checksum(), 0..3))
        .prop_map(|(deck, title, texts)| Edition { deck, title, texts })
}

fn terms() -> impl Strategy<Value = Terms> {
    let day = (1..=9999i16, 1..=12i8, 1..=28i8).prop_map(|(y, m, d)| Day::new(jiff::civil::date(y, m, d)));
    let deck = prop::option::of(any::<String>());
    (0..=10_000usize, 0..=10_000usize, any::<bool>(), prop::option::of(day), deck)
        .prop_map(|(distinctions, facts, workshop, by, deck)| Terms { distinctions, facts, workshop, by, deck })
}

fn answer() -> impl Strategy<Value = Answer> {
    let form = "[a-z]{1,9}(-[a-z]{1,9})?".prop_map(|name| serde_json::from_value(name.into()).unwrap());
    let rows = prop::collection::vec(row(), 0..4);
    ((any::<u64>(), checksum()), id(), form, rows, any::<u64>(), any::<bool>()).prop_map(
        |((session, begin), deck, form, rows, ms, counts)| {
            let number = usize::try_from(ms % 40).unwrap();
            Answer { session, begin, deck, form, rows, number, ms, counts }
        },
    )
}

pub(super) fn row() -> impl Strategy<Value = Row> {
    let noise = (0.0..1.0f64, 0.0..=1.0f64, 0.0..1.0f64).prop_map(|(guess, phrases, slip)| {
        let [guess, phrases, slip] = [guess, phrases, slip].map(|number| Probability::new(number).unwrap());
        Noise::new(guess, slip).unwrap().with_phrases(phrases)
    });
    let picked = [(); 2].map(|()| prop::collection::vec(picked(), 0..3));
    (id(), asked(), picked, any::<bool>(), prop::option::of(noise))
        .prop_map(|(item, asked, [offered, picked], right, noise)| Row { item, asked, offered, picked, right, noise })
}

fn asked() -> impl Strategy<Value = Asked> {
    let sentence =
        (id(), id(), id()).prop_map(|(about, against, of): (SideId, _, _)| Asked::Sentence { about, against, of });
    let pairs = prop::collection::vec(id(), 0..4).prop_map(|sides| Asked::Pairs { sides });
    let situation = (any::<usize>(), id()).prop_map(|(example, of)| Asked::Situation { example, of });
    prop_oneof![
        sentence,
        version().prop_map(|version| Asked::Fact { version }),
        pairs,
        situation,
        id().prop_map(|of| Asked::Side { of }),
        id().prop_map(|about| Asked::Trait { about }),
        Just(Asked::Truth),
        any::<(usize, usize)>().prop_map(|(before, after)| Asked::Gap { before, after }),
        id().prop_map(|about| Asked::Blanks { about }),
        Just(Asked::Contrast),
    ]
}

fn picked() -> impl Strategy<Value = Picked> {
    let grade = prop::sample::select(vec![Grade::Again, Grade::Hard, Grade::Good, Grade::Easy]);
    let of_trait = (id(), id()).prop_map(|(item, side): (ItemId, SideId)| Picked::Trait { item, side });
    prop_oneof![
        Just(Picked::True),
        Just(Picked::False),
        Just(Picked::NotKnown),
        of_trait,
        (id(), any::<String>()).prop_map(|(item, text)| Picked::Lure { item, text }),
        version().prop_map(|version| Picked::Version { version }),
        id().prop_map(|side| Picked::Side { side }),
        any::<String>().prop_map(|text| Picked::Typed { text }),
        grade.prop_map(|grade| Picked::Graded { grade }),
    ]
}

fn version() -> impl Strategy<Value = Option<usize>> {
    prop::option::of(any::<usize>())
}

fn ending() -> impl Strategy<Value = Ending> {
    prop::sample::select(vec![
        Ending::Done,
        Ending::Stopped,
        Ending::Interrupted,
        Ending::Terminated,
        Ending::EndOfInput,
    ])
}

fn checksum() -> impl Strategy<Value = Checksum> {
    any::<[u8; 4]>().prop_map(|bytes| Checksum::of(&bytes))
}

fn line_id() -> impl Strategy<Value = LineId> {
    ("[a-kmnp-z2-9]{8}", any::<u64>(), checksum()).prop_map(|(name, n, sum)| LineId { device: device(&name), n, sum })
}

/// Any id: of a deck, of a side, of an item.
fn id<T: std::str::FromStr + std::fmt::Debug>() -> impl Strategy<Value = T> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}".prop_map(|text| text.parse().ok().unwrap())
}
