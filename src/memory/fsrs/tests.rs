//! The `fsrs` crate judges the formulas; the last bits are held by values that every platform has to reach.

use ::fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState, current_retrievability};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::*;

const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

/// How far the crate may be from ours: it computes with 24 bits, ours with 53.
const TOLERANCE: f64 = 1e-5;

/// Weights from anywhere in their ranges, the ends included, as the crate holds them.
fn weights(rng: &mut ChaCha8Rng) -> [f32; 21] {
    Parameters::RANGES.map(|(least, greatest)| match rng.random_range(0..20) {
        0 => least as f32,
        1 => greatest as f32,
        _ => rng.random_range(least..=greatest) as f32,
    })
}

/// The same for us. The end of a range may have been rounded to beyond it.
fn parameters(weights: [f32; 21]) -> Parameters {
    let mut ranges = Parameters::RANGES.into_iter();
    let within = |weight| ranges.next().map_or(f64::NAN, |(least, greatest)| f64::from(weight).clamp(least, greatest));
    Parameters::new(weights.map(within)).unwrap()
}

fn days(rng: &mut ChaCha8Rng) -> u32 {
    match rng.random_range(0..3) {
        0 => 0,
        1 => rng.random_range(1..10),
        _ => rng.random_range(0..=1000),
    }
}

/// How far, relative to ours, the crate may be from the stability after such a review.
///
/// It computes with 24 bits, so where it takes 1 from a number near 1, little is left of what it has.
fn allowed(fsrs: &Fsrs, before: State, grade: Grade, days: u32, after: State) -> f64 {
    const ROUNDING: f64 = 4.0 * f32::EPSILON as f64;
    let lost = match (days, grade) {
        (0, _) => 0.0,
        (_, Grade::Again) => 1.0 / (libm::pow(before.stability + 1.0, fsrs.w[13]) - 1.0),
        _ => {
            let by_grade = [1.0, fsrs.w[15], 1.0, fsrs.w[16]][grade as usize];
            let saturation = libm::pow(before.stability, -fsrs.w[9]);
            fsrs.growth * (11.0 - before.difficulty) * saturation * by_grade * before.stability / after.stability
        }
    };
    TOLERANCE + ROUNDING * lost
}

fn distance(ours: f64, theirs: f32) -> f64 {
    (f64::from(theirs) / ours - 1.0).abs()
}

#[test]
fn a_million_random_steps_are_those_of_the_fsrs_crate() {
    let mut rng = ChaCha8Rng::seed_from_u64(6);
    let (mut steps, mut far) = (0, 0);
    for learner in 0..10_000 {
        let is_usual = learner % 10 == 0;
        let weights = if is_usual { DEFAULT_PARAMETERS } else { weights(&mut rng) };
        let (crates, ours) = (FSRS::new(&weights).unwrap(), Fsrs::new(parameters(weights)));
        let mut memory: Option<MemoryState> = None;
        for _ in 0..25 {
            let days = days(&mut rng);
            // Each step begins at what the crate has, so that its roundings do not add up.
            let before =
                memory.map(|MemoryState { stability, difficulty }| State::new(stability.into(), difficulty.into()));
            let next = crates.next_states(memory, 0.9, days).unwrap();
            let next = [next.again, next.hard, next.good, next.easy].map(|next| next.memory);
            for (grade, theirs) in GRADES.into_iter().zip(next) {
                let after = before.map_or_else(|| ours.first(grade), |before| ours.next(before, grade, days));
                let allowed = before.map_or(TOLERANCE, |before| allowed(&ours, before, grade, days, after));
                let off = distance(after.stability, theirs.stability);
                let place = format_args!("{before:?} {grade:?} {days} {weights:?}: {after:?}, not {theirs:?}");
                assert!(off <= allowed, "{place}");
                assert!(distance(after.difficulty, theirs.difficulty) <= TOLERANCE, "{place}");
                steps += 1;
                far += usize::from(off > TOLERANCE);
                assert!(off <= TOLERANCE || !is_usual, "usual {place}");
            }
            if let (Some(before), Some(memory)) = (before, memory) {
                let (ours, theirs) = (
                    ours.retrievability(before, days.into()),
                    current_retrievability(memory, days as f32, weights[20]),
                );
                assert!(distance(ours, theirs) <= TOLERANCE, "{before:?} {days} {weights:?}: {ours}, not {theirs}");
            }
            memory = Some(next[rng.random_range(0..4)]);
        }
    }
    assert_eq!(steps, 1_000_000);
    assert!(50 * far < steps, "{far} of {steps} steps differ by more than {TOLERANCE}");
}

#[test]
fn the_usual_weights_are_those_of_the_fsrs_crate() {
    assert_eq!(Parameters::DEFAULT.0.map(|weight| weight as f32), DEFAULT_PARAMETERS);
}

#[test]
fn weights_that_are_no_numbers_or_out_of_range_are_refused() {
    assert_eq!(Parameters::new(Parameters::DEFAULT.0), Some(Parameters::DEFAULT));
    for (place, (least, greatest)) in Parameters::RANGES.into_iter().enumerate() {
        let with = |weight| {
            let mut weights = Parameters::DEFAULT.0;
            weights[place] = weight;
            Parameters::new(weights)
        };
        assert!(with(least).is_some() && with(greatest).is_some(), "w{place}");
        for refused in [least.next_down(), greatest.next_up(), f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(with(refused), None, "w{place} = {refused}");
        }
    }
}

/// Reviews one after another, and the bits of what follows: stability, difficulty, and retrievability after two and a half days.
const TO_THE_LAST_BIT: [(Grade, u32, [u64; 3]); 10] = [
    (Grade::Good, 0, [0x4002_73b6_45a1_cac1, 0x4000_f1e0_7e95_319a, 0x3fec_9eaf_02ff_01c8]),
    (Grade::Good, 0, [0x4002_73b6_45a1_cac1, 0x4000_e3c4_4a0c_621a, 0x3fec_9eaf_02ff_01c8]),
    (Grade::Hard, 2, [0x401e_11c6_a49b_c163, 0x4012_fe3e_5c4c_934a, 0x3fee_a32e_d065_3264]),
    (Grade::Easy, 11, [0x4049_babb_2a35_33ab, 0x4007_d43e_6454_f9e2, 0x3fef_c56f_7e65_ee97]),
    (Grade::Again, 40, [0x4007_57ae_5d84_566a, 0x401e_b59c_1b9e_e27c, 0x3fed_20dd_44ee_b23e]),
    (Grade::Again, 0, [0x3fee_e50c_89ec_9115, 0x4022_718e_7c22_a386, 0x3fea_5592_3951_8379]),
    (Grade::Easy, 0, [0x3ffb_fc94_29ab_2e9c, 0x4021_e4da_2f45_2eb0, 0x3feb_f4f7_1702_683a]),
    (Grade::Good, 5, [0x4014_9617_68f3_b1e2, 0x4021_ddd4_0f2d_50db, 0x3fee_227d_2522_6937]),
    (Grade::Good, 365, [0x403d_b7ec_71b6_f21d, 0x4021_d6cf_bb67_64a8, 0x3fef_9c81_9d95_d085]),
    (Grade::Hard, 1000, [0x4055_0b7e_daf7_c02e, 0x4022_8934_5ff5_2c45, 0x3fef_dbd3_d151_0043]),
];

#[test]
fn every_platform_computes_the_same_to_the_last_bit() {
    let fsrs = Fsrs::new(Parameters::DEFAULT);
    let mut state: Option<State> = None;
    for (number, (grade, days, bits)) in TO_THE_LAST_BIT.into_iter().enumerate() {
        let next = state.map_or_else(|| fsrs.first(grade), |state| fsrs.next(state, grade, days));
        let computed = [next.stability, next.difficulty, fsrs.retrievability(next, 2.5)];
        assert_eq!(computed.map(f64::to_bits), bits, "review {number}: {computed:?}");
        state = Some(next);
    }
}
