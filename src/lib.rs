//! tellapart
pub mod clock;
pub mod memory;
