//! What this machine is known by.

use super::variable;

/// What tells this machine from others, as from those that its disk or a home was copied to: its id where the system gives it one, and its
/// name. `TELLAPART_MACHINE` stands for both.
pub(super) fn known_by() -> Vec<String> {
    if let Some(named) = variable("TELLAPART_MACHINE") {
        return vec![named];
    }
    let name = gethostname::gethostname().to_string_lossy().into_owned();
    // A system without an id leaves the name.
    machine_uid::get().into_iter().chain([name]).collect()
}
