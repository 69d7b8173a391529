//! Nouns that copy uses for one and the same role: who was introduced as the captain is "the skipper" later, and the defense
//! attorney "the lawyer".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::table::{self, Words};

/// Nouns for the same role.
const SAME: &[&[&str]] = &[
    &["lawyer", "attorney", "barrister", "solicitor", "counsel"],
    &["captain", "skipper"],
    &["manager", "boss", "coach"],
    &["chairman", "chairwoman", "chairperson", "chair"],
    &["councillor", "councilor", "councilman", "councilwoman", "councilmember", "councilperson"],
    &["congressman", "congresswoman", "representative"],
    &["spokesman", "spokeswoman", "spokesperson"],
    &["headteacher", "headmaster", "headmistress", "principal"],
    &["detective", "investigator"],
    &["goalkeeper", "keeper", "goaltender", "goalie", "netminder"],
    &["farmer", "grower", "rancher"],
    &["singer", "vocalist", "songwriter", "musician"],
    &["novelist", "author", "writer"],
    &["film-maker", "filmmaker", "director"],
    &["firefighter", "fireman"],
    &["businessman", "businesswoman", "entrepreneur"],
];

/// Nouns that say less, each with what those are whom they may mean.
const WIDER: &[(&[&str], &[&str])] = &[
    (
        &["lawmaker", "legislator"],
        &[
            "senator",
            "representative",
            "congressman",
            "congresswoman",
            "assemblyman",
            "assemblywoman",
            "delegate",
            "councilman",
            "councilwoman",
            "mp",
        ],
    ),
    (&["doctor", "physician", "medic"], &["surgeon", "pediatrician", "paediatrician", "obstetrician", "cardiologist", "physician", "gp"]),
    (
        &["scientist", "researcher", "academic"],
        &[
            "biologist",
            "ecologist",
            "physicist",
            "chemist",
            "geologist",
            "astronomer",
            "epidemiologist",
            "climatologist",
            "seismologist",
            "hydrologist",
            "geneticist",
            "neuroscientist",
            "archaeologist",
            "economist",
            "professor",
            "lecturer",
            "scientist",
            "researcher",
        ],
    ),
    (&["academic"], &["historian", "sociologist", "criminologist"]),
    (&["policeman", "policewoman", "officer"], &["policeman", "policewoman", "officer", "constable", "sergeant", "inspector"]),
    (&["prosecutor"], &["attorney"]),
    (&["judge"], &["recorder", "justice", "magistrate"]),
    (&["teacher"], &["headteacher", "principal"]),
    (&["star"], &["actor", "actress", "singer"]),
    (&["performer"], &["actor", "actress", "singer", "dancer", "comedian"]),
];

/// What the rest of a role tells of its noun.
enum Rest {
    /// It has one of these words: a film director.
    Has(&'static [&'static str]),
    /// It has one of these words, or none but small ones.
    HasOrBare(&'static [&'static str]),
    /// Its words in small letters are of these: "the England rugby coach", not "campaign manager".
    Only(&'static [&'static str]),
    /// It has none of these words: an Army captain is no skipper.
    Lacks(&'static [&'static str]),
}

/// Words beside a role's noun that leave it what it is.
const SMALL: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "for",
    "at",
    "in",
    "with",
    "and",
    "his",
    "her",
    "their",
    "its",
    "former",
    "then",
    "new",
    "current",
    "ex",
    "long-time",
    "longtime",
    "veteran",
    "young",
    "late",
];

/// What a club's are called.
const OF_A_TEAM: &[&str] = &[
    "assistant",
    "backup",
    "baseball",
    "basketball",
    "boys",
    "caretaker",
    "championship",
    "club",
    "cricket",
    "first",
    "first-choice",
    "first-team",
    "football",
    "girls",
    "hockey",
    "interim",
    "league",
    "lacrosse",
    "men's",
    "national",
    "netball",
    "pitching",
    "reserve",
    "rugby",
    "side",
    "soccer",
    "softball",
    "swimming",
    "team",
    "track",
    "under-21",
    "volleyball",
    "women's",
    "head",
];

/// What opens other roles, so that it has a capital where it opens a sentence.
const OTHER_JOBS: &[&str] = &[
    "bank",
    "branch",
    "campaign",
    "cartel",
    "case",
    "crime",
    "factory",
    "farm",
    "fund",
    "gang",
    "hedge",
    "hotel",
    "mafia",
    "mob",
    "office",
    "operations",
    "plant",
    "product",
    "project",
    "property",
    "shop",
    "site",
    "stage",
    "store",
    "union",
    "zoo",
];

/// The nouns that stand for the same only with some words beside them.
const LOOSE: &[(&[&str], &[&str], Rest)] = &[
    (
        &["prosecutor"],
        &["attorney"],
        Rest::Has(&[
            "district",
            "state",
            "state's",
            "u.s.",
            "us",
            "assistant",
            "county",
            "commonwealth",
            "commonwealth's",
            "prosecuting",
            "federal",
        ]),
    ),
    (&["film-maker", "filmmaker"], &["director"], Rest::Has(&["film", "films", "movie", "documentary"])),
    (
        &["congressman", "congresswoman", "lawmaker", "legislator"],
        &["representative", "delegate"],
        Rest::HasOrBare(&["u.s.", "us", "state", "republican", "democratic", "democrat", "house"]),
    ),
    (
        &["policeman", "policewoman", "officer"],
        &["officer", "sergeant", "inspector", "constable"],
        Rest::HasOrBare(&["police", "detective", "patrol", "constabulary", "arresting", "sheriff's", "chief"]),
    ),
    (&["policeman", "policewoman"], &["officer"], Rest::HasOrBare(&["police", "patrol", "arresting", "sheriff's"])),
    (&["manager", "boss", "coach"], &["manager", "boss", "coach"], Rest::Only(OF_A_TEAM)),
    (&["goalkeeper", "goaltender", "goalie", "netminder"], &["keeper"], Rest::Only(OF_A_TEAM)),
    (
        &["skipper"],
        &["captain"],
        Rest::Lacks(&["army", "navy", "fire", "police", "air", "marine", "marines", "sheriff's", "airline", "flight"]),
    ),
];

/// Whether somebody who is introduced with a role, that turns on one of its [`kin`], may be called by a noun.
pub(super) fn may_call(noun: &str, role: &str) -> bool {
    let lower = role.to_lowercase();
    let words = || lower.split([' ', '\n', ',']).filter(|word| !word.is_empty());
    let has = |list: &[&str]| words().any(|word| list.contains(&word));
    LOOSE.iter().filter(|(nouns, heads, _)| nouns.iter().any(|known| known.eq_ignore_ascii_case(noun)) && has(heads)).all(
        |(_, heads, rest)| {
            let is_small = |word: &str| heads.contains(&word) || SMALL.contains(&word);
            match rest {
                Rest::Has(wanted) => has(wanted),
                Rest::HasOrBare(wanted) => has(wanted) || words().all(is_small),
                Rest::Only(known) => {
                    // "Rovers manager", but no "Campaign manager"
                    let proper = |word: &str| {
                        !OTHER_JOBS.contains(&word)
                            && role.split([' ', '\n', ',']).any(|own| own.starts_with(char::is_uppercase) && own.to_lowercase() == word)
                    };
                    words().all(|word| is_small(word) || known.contains(&word) || proper(word))
                }
                Rest::Lacks(others) => !has(others),
            }
        },
    )
}

/// Where somebody plays, whatever else he or she is in the team.
const POSITIONS: Words<56> = Words::of([
    "left-hander",
    "right-hander",
    "left-armer",
    "right-armer",
    "all-rounder",
    "batsman",
    "batter",
    "bowler",
    "seamer",
    "spinner",
    "opener",
    "wicketkeeper",
    "goalkeeper",
    "keeper",
    "goaltender",
    "goalie",
    "netminder",
    "striker",
    "forward",
    "frontman",
    "winger",
    "midfielder",
    "playmaker",
    "defender",
    "centre-half",
    "centre-back",
    "centre-forward",
    "full-back",
    "fullback",
    "wing-back",
    "wingback",
    "sweeper",
    "fly-half",
    "scrum-half",
    "prop",
    "hooker",
    "lock",
    "flanker",
    "quarterback",
    "linebacker",
    "cornerback",
    "safety",
    "receiver",
    "lineman",
    "pitcher",
    "reliever",
    "catcher",
    "shortstop",
    "outfielder",
    "infielder",
    "slugger",
    "defenseman",
    "defenceman",
    "sprinter",
    "point-guard",
    "half-back",
]);

/// Who stands beside a game, and plays nowhere.
const BESIDE: &[&str] = &["manager", "coach", "boss", "director", "referee", "umpire", "owner", "chairman", "physio"];

static KIN: LazyLock<FxHashMap<u64, Vec<u64>>> = LazyLock::new(|| {
    let mut kin: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
    let groups = SAME.iter().map(|group| (*group, *group)).chain(WIDER.iter().copied());
    for (nouns, meant) in groups {
        for noun in nouns {
            kin.entry(table::key(noun)).or_default().extend(meant.iter().filter(|other| *other != noun).map(|other| table::key(other)));
        }
    }
    kin
});

static BESIDE_A_GAME: LazyLock<Vec<u64>> = LazyLock::new(|| BESIDE.iter().map(|noun| table::key(noun)).collect());

/// The nouns of the roles that somebody may have been introduced with who is called by a noun, itself not among them.
pub(in crate::story) fn kin(noun: u64) -> &'static [u64] {
    KIN.get(&noun).map_or(&[], Vec::as_slice)
}

/// Whether a noun tells where somebody plays.
pub(super) fn is_position(noun: u64) -> bool {
    POSITIONS.have(noun)
}

/// The nouns for those who play nowhere, where a noun is for one who does.
pub(in crate::story) fn beside(noun: u64) -> &'static [u64] {
    if is_position(noun) { &BESIDE_A_GAME } else { &[] }
}
