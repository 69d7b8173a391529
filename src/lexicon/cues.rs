//! Verbs, nouns and phrases of saying. The lists were written for this project, from general knowledge of English.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Class;
use super::inflect::{s_form, verb};

/// Verbs that by themselves say that somebody speaks or writes.
const STRONG: &str = "say/said tell/told add ask announce answer argue assert assure affirm allege admit+ acknowledge advise \
    bark bellow bemoan blurt boast brag+ bristle caution charge chant cheer chide chuckle claim clarify comment complain concede \
    conclude confess confide confirm contend continue counter crow cry declare deadpan+ demand deny detail disclose divulge \
    elaborate emphasise emphasize enthuse estimate exclaim explain fume gloat groan grumble gripe growl gush hiss holler \
    implore insist intone inform joke jest jeer lament laugh lecture maintain mumble murmur muse mutter mention moan \
    note observe opine order plead pledge pray preach predict proclaim promise protest posit propose pronounce profess \
    question quip+ rail rant rave reason reassure rebut+ recall recount recite reckon recommend reflect reiterate rejoin relate \
    relay remark remember remind repeat reply report respond reassert restate retort reveal roar scoff scold scream scribble \
    shout shriek signal signal+ sigh sneer snort sob+ speculate spit/spat/spat stammer state stipulate stress stutter suggest summarise summarize \
    surmise swear/swore/sworn tease testify thunder trumpet tweet retweet underline underscore urge utter venture volunteer vow wail warn \
    whine whisper whoop wisecrack worry write/wrote/written yell email text message post blog+ cable wire telegraph rap+ \
    theorise theorize concur+ interject interrupt intervene rejoice reprimand rebuke retell/retold blast echo \
    enquire inquire query wonder quiz hint insinuate intimate imply warble yelp instagram+ snapchat facebook \
    interpose marvel marvel+ editorialise editorialize hypothesise hypothesize guess fret+ agree object proffer prophesy forecast chime \
    press quote cite read/read pen+ author caption dictate \
    snipe sniff bleat harrumph rasp drawl croak squeal boom hoot howl whimper";

/// Verbs that attribute words, but also do other things: their quote is most often a fragment.
const WEAK: &str = "accuse applaud attack attribute berate believe bill blame brand call cast/cast celebrate \
    challenge champion characterise characterize commend compare compliment condemn consider contradict credit criticise criticize decry \
    deem defend define denounce depict deride describe discuss dismiss disparage dispute doubt dub+ endorse expect express extol+ fault fear \
    feel/felt find/found foresee/foresaw/foreseen greet hail highlight hope identify indicate instruct invoke \
    judge justify know/knew/known label label+ lambast lambaste laud liken mean/meant mock name nickname offer oppose outline paint \
    portray praise prophesize quote rebuff refer+ reject regard rate ridicule rip+ salute see/saw/seen \
      skewer slam+ speak/spoke/spoken specify show/showed/shown taunt thank threaten tout think/thought/thought toast \
    trash understand/understood unload vent want welcome bash chastise excoriate lash hammer \
      apologise apologize appeal assess attest authorise beg+ bet/bet bid/bid call caution cheer coin conjure confront \
    contest contrast declaim decline deplore dictate disagree encourage ensure envision evoke feature \
    grouse harangue imagine interpret joke liken lodge note paraphrase perceive persuade \
    picture ponder proclaim propound rail read/read rebuke recognise recognize refute resolve \
    respond roast satirise scrawl shrug+ snap+ suspect sympathise sympathize term tell/told \
     underestimate unveil vilify warn write/wrote/written request require advocate \
    grin+ smile beam giggle chortle smirk rule submit+";

/// Verbs of the mind.
const MIND: &str = "believe think/thought hope feel/felt know/knew/known understand/understood want expect fear imagine assume consider doubt find/found \
    see/saw/seen mean/meant wish dream suspect realise realize worry wonder guess reckon envision foresee/foresaw/foreseen need like love hate prefer+ regard";

/// Nouns of saying: "his claim that".
const NOUNS: &str = "accusation acknowledgement acknowledgment admission advice allegation analysis announcement answer apology appeal argument \
    assertion assessment assurance attack belief boast call caution characterisation characterization charge chant claim comment comparison \
    complaint conclusion concern confession contention conviction criticism critique cry declaration definition demand denial denunciation \
    description diagnosis disclosure estimate exclamation excuse explanation expression forecast guarantee hint idea insistence instruction invitation \
    joke judgement judgment justification lament lie line mantra message motto notion observation opinion outburst phrase plea \
    pledge portrayal position post praise prediction proclamation promise pronouncement proposal proposition question quip quote quotation rant \
    reaction reasoning rebuke rebuttal recollection recommendation reference refrain rejoinder remark reminder reply request response retort revelation \
    assumption premise shout scream yell whisper jeer jibe gibe \
    rhetoric sentiment slogan slur speculation statement suggestion summary take talk taunt testimony thought threat tirade tweet verdict view \
    vow warning wish word words";

/// Verbs that say only with the words behind them: the forms of the verb, and what may follow.
const PHRASAL: &[(&str, &str)] = &[
    ("go goes went going gone", "on"),
    ("put puts putting", "it|this way|forth|forward|out a statement"),
    ("point points pointed pointing", "out|to"),
    ("shoot shoots shot shooting", "back"),
    ("fire fires fired firing", "back|off"),
    ("hit hits hitting", "back|out"),
    ("push pushes pushed pushing", "back"),
    ("snap snaps snapped snapping", "back"),
    ("strike strikes struck striking", "back"),
    ("chime chimes chimed chiming", "in"),
    ("weigh weighs weighed weighing", "in"),
    ("cut cuts cutting", "in"),
    ("break breaks broke breaking", "in"),
    ("jump jumps jumped jumping", "in"),
    ("sum sums summed summing", "up|it up"),
    ("lash lashes lashed lashing", "out"),
    ("speak speaks spoke speaking", "out"),
    ("spell spells spelled spelling", "out"),
    ("lay lays laid laying", "out"),
    ("rule rules ruled ruling", "out"),
    ("make makes made making", "clear|it clear|the point|the case|plain|a point"),
    ("issue issues issued issuing", "a statement|the following statement"),
    ("release releases released releasing", "a statement|the following statement"),
    ("take takes took taking", "to twitter|to facebook|to social media|to instagram|credit|aim|issue|a shot|a swipe|a jab"),
    ("have has had having", "this to say"),
    ("follow follows followed following", "up"),
    ("come comes came coming", "back"),
    ("turn turns turned turning", "to"),
    ("talk talks talked talking", "about|of"),
    ("open opens opened opening", "up"),
    ("let lets letting", "loose|slip"),
    ("allow allows allowed allowing venture ventures ventured venturing", "that"),
    ("give gives gave giving", "an example|a speech"),
    ("begin begins began beginning", "by saying"),
    ("call calls called calling", "out|for|on|upon"),
    ("cry cries cried crying", "out"),
    ("blurt blurts blurted blurting", "out"),
    ("rattle rattles rattled rattling", "off"),
    ("tick ticks ticked ticking", "off"),
    ("pile piles piled piling", "on"),
    ("throw throws threw throwing", "out"),
    ("double doubles doubled doubling", "down"),
    ("ring rings rang ringing", "out"),
    ("scream screams screamed", "out"),
    ("single singles singled singling", "out"),
    ("bring brings brought bringing", "up"),
    ("start starts started starting", "off"),
    ("pipe pipes piped piping", "up"),
    ("play plays played playing", "down"),
];

static FOLLOWERS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| PHRASAL.iter().flat_map(|&(forms, followers)| forms.split(' ').map(move |form| (form, followers))).collect());

/// What may follow a phrasal verb to make it one of saying, in lower case: "on", "it clear".
pub fn followers(form: &str) -> impl Iterator<Item = &'static str> {
    let mut buffer = [0; super::class::LONGEST];
    let folded = super::class::fold(form, &mut buffer);
    FOLLOWERS.get(folded).copied().into_iter().flat_map(|followers| followers.split('|'))
}

/// All words of saying with their classes.
pub(super) fn entries() -> impl Iterator<Item = (String, Class)> {
    let verbs = |list: &'static str, extra: Class| {
        list.split_whitespace().flat_map(move |entry| {
            let forms = verb(entry);
            let base = if forms.has_own_base() { Class::BASE } else { Class::empty() };
            [
                (forms.base, Class::SAYING | Class::VERB | base | extra),
                (forms.third, Class::SAYING | Class::VERB | extra),
                (forms.past, Class::SAYING | Class::VERB | extra),
                (forms.participle, Class::SAYING_PARTICIPLE | extra),
                (forms.ing, Class::SAYING_ING | Class::GERUND | extra),
            ]
        })
    };
    let nouns = NOUNS.split_whitespace().flat_map(|noun| [(noun.to_owned(), Class::SAYING_NOUN), (s_form(noun), Class::SAYING_NOUN)]);
    let phrasal = PHRASAL.iter().flat_map(|(forms, _)| forms.split(' ').map(|form| (form.to_owned(), Class::PHRASAL)));
    verbs(MIND, Class::empty()).chain(verbs(WEAK, Class::empty())).chain(verbs(STRONG, Class::STRONG)).chain(nouns).chain(phrasal)
}
