//! tellapart
pub mod clock;
pub mod deck;
pub mod journal;
pub mod memory;
pub mod question;
