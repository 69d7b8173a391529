//! Nouns that copy uses for one and the same role: who was introduced as the captain is "the skipper" later, and the defense
//! attorney "the lawyer".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::table::{self, Words};

/// Nouns for the same role.
const SAME: &[&[&str]] = &[
    &["lawyer", "attorney", "barrister", "solicitor", "counsel", "advocate"],
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
    &["policeman", "policewoman", "officer", "constable", "sergeant", "inspector"],
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
    (
        &["doctor", "physician", "medic"],
        &["surgeon", "pediatrician", "paediatrician", "obstetrician", "cardiologist", "physician", "gp", "consultant"],
    ),
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
    (&["prosecutor"], &["attorney"]),
    (&["judge"], &["recorder", "justice", "magistrate"]),
    (&["teacher"], &["headteacher", "principal"]),
    (&["star"], &["actor", "actress", "singer"]),
    (&["performer"], &["actor", "actress", "singer", "dancer", "comedian"]),
];

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
