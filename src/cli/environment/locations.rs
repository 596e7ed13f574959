//! Where a learner's things are kept, and whose they are.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use directories::ProjectDirs;

use super::{BadVariable, Globals, VariableFault, machine, variable};
use tellapart::{Message, ThisMachine, ToMessage, display_in_english, message};

/// The name of one of several learners on a machine: lower-case letters a-z, digits, hyphens and underscores.
///
/// It names a file and a folder. So capitals make no difference, as on some file systems they do not, and nothing in it can lead
/// elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProfileName(String);

/// The most letters that a profile's name may have.
const MOST_LETTERS: usize = 64;

/// What Windows takes for a device, whatever follows the dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

impl FromStr for ProfileName {
    type Err = NotAProfile;

    fn from_str(text: &str) -> Result<Self, NotAProfile> {
        let name = text.to_ascii_lowercase();
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let is_name = (1..=MOST_LETTERS).contains(&name.len()) && name.bytes().all(is_allowed);
        // What begins with a hyphen would be taken for an option where it is typed again.
        if !is_name || name.starts_with('-') {
            return Err(NotAProfile::Letters);
        }
        if DEVICES.contains(&name.as_str()) {
            return Err(NotAProfile::Device);
        }
        Ok(Self(name))
    }
}

impl fmt::Display for ProfileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text cannot name a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotAProfile {
    /// It has letters that it may not have, or too many, or none.
    Letters,
    /// On Windows a file of this name is a device.
    Device,
}

impl ToMessage for NotAProfile {
    fn message(&self) -> Message {
        match self {
            Self::Letters => message!("not-a-profile", most = MOST_LETTERS),
            Self::Device => message!("not-a-profile-but-a-device"),
        }
    }
}

display_in_english!(NotAProfile);

impl std::error::Error for NotAProfile {}

/// Where a learner's things are kept. Each is missing where there is no home directory and none was named instead.
#[derive(Debug, Clone)]
pub(crate) struct Locations {
    /// Whose they are; `None` where no profile was named.
    pub(crate) profile: Option<ProfileName>,
    /// The folder of the learner's progress.
    pub(crate) data: Option<PathBuf>,
    /// The folder of what only saves time, and may be deleted whenever one likes.
    pub(crate) cache: Option<PathBuf>,
    /// What belongs to the machine, whoever learns on it.
    pub(crate) machine: Option<ThisMachine>,
    /// The file of the learner's settings.
    pub(crate) settings: Option<PathBuf>,
    /// The folder that was named by `--data-dir`, from wherever one stands.
    pub(crate) named: Option<PathBuf>,
}

impl Locations {
    /// The locations of this process's user, as far as these options and the environment do not say otherwise.
    pub(super) fn of(globals: &Globals) -> Result<Self, BadVariable> {
        let profile = match (&globals.profile, variable("TELLAPART_PROFILE")) {
            (Some(profile), _) => Some(profile.clone()),
            (None, Some(given)) => Some(given.parse().map_err(|error| BadVariable {
                name: "TELLAPART_PROFILE",
                fault: VariableFault::Profile { given, error },
            })?),
            (None, None) => None,
        };
        let dirs = ProjectDirs::from("", "", "tellapart");
        let data = globals.data_dir.clone().or_else(|| path("TELLAPART_DATA_DIR"));
        let data = data.or_else(|| dirs.as_ref().map(|dirs| dirs.data_dir().to_owned()));
        let config = path("TELLAPART_CONFIG_DIR");
        let config = config.or_else(|| dirs.as_ref().map(|dirs| dirs.config_dir().to_owned()));
        let state = path("TELLAPART_STATE_DIR").or_else(|| dirs.as_ref().map(state_dir));
        let cache = path("TELLAPART_CACHE_DIR").or_else(|| dirs.as_ref().map(|dirs| dirs.cache_dir().to_owned()));
        let machine = state.map(|state| ThisMachine::new(state, &machine::known_by()));
        let (data, settings) = match &profile {
            Some(ProfileName(name)) => (
                data.map(|dir| dir.join("profiles").join(name)),
                config.map(|dir| dir.join("profiles").join(format!("{name}.json"))),
            ),
            None => (data, config.map(|dir| dir.join("settings.json"))),
        };
        let named = globals.data_dir.as_ref().map(|dir| std::path::absolute(dir).unwrap_or_else(|_| dir.clone()));
        Ok(Self { profile, data, cache, machine, settings, named })
    }
}

/// The folder of what belongs to the machine. It lies outside that of the data, which people copy and sync.
fn state_dir(dirs: &ProjectDirs) -> PathBuf {
    match dirs.state_dir() {
        Some(dir) => dir.to_owned(),
        None if cfg!(windows) => dirs.data_local_dir().with_file_name("state"),
        None => dirs.data_local_dir().with_file_name("tellapart-state"),
    }
}

/// A path that an environment variable names, if it says anything: it need not be a text.
fn path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn capitals_make_no_difference() {
        assert_eq!("Ana".parse::<ProfileName>(), "ana".parse());
    }

    #[test]
    fn a_name_that_could_lead_elsewhere_or_be_taken_for_something_else_is_refused() {
        let long = "a".repeat(65);
        for name in ["", ".", "..", "a/b", "a\\b", "a.b", "a b", "C:", "é", "-a", "--", "nul", "COM1", &long] {
            assert!(name.parse::<ProfileName>().is_err(), "{name}");
        }
        for name in ["a", "team_2", "_", "2-b", &long[1..]] {
            assert_eq!(name.parse::<ProfileName>().unwrap().to_string(), name);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_one_plain_word(text in r"([a-zA-Z0-9_./\\:-]|\PC){0,70}") {
            if let Ok(name) = text.parse::<ProfileName>() {
                let components = std::path::Path::new(&name.0).components().collect::<Vec<_>>();
                prop_assert!(matches!(components.as_slice(), [std::path::Component::Normal(_)]));
                prop_assert_eq!(name.to_string().to_lowercase(), name.to_string());
                prop_assert_eq!(name.to_string().parse(), Ok(name));
            }
        }
    }
}
