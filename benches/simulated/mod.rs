//! Learners who are simulated, shared by the benchmarks.

#[path = "../../tests/webassembly/case.rs"]
pub(crate) mod case;
pub(crate) mod drills;
pub(crate) mod learner;
pub(crate) mod onboarding;
pub(crate) mod strategy;
