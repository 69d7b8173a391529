//! Words of grammar: pronouns, determiners, prepositions, conjunctions, auxiliaries, adverbs, common verbs; nouns for people,
//! groups, documents and organisations; abbreviations. The lists were written for this project, from general knowledge of English.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Class;
use super::inflect::{s_form, verb};

const WORDS: &[(Class, &str)] = &[
    (Class::PRONOUN, "he she they i we it who you one everyone everybody someone somebody nobody anyone anybody no-one these those others"),
    (
        Class::DETERMINER,
        "the a an this that these those his her their its my our your some any no every each another both all many several few most such either neither what which whose",
    ),
    (
        Class::PREPOSITION,
        "of in with on at to by for from about into over under after before against between among through during without within along across behind beyond toward towards upon off onto near since until till despite via per like unlike amid amidst around outside inside above below beneath beside besides concerning regarding throughout alongside following including versus vs",
    ),
    (
        Class::CONJUNCTION,
        "and but or nor so yet when while because as if although though whereas unless than whether where why how once that since until before after",
    ),
    (
        Class::AUXILIARY,
        "is are was were am be been being has have had having do does did will would can could may might must shall should ought isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't mightn't mustn't shan't shouldn't ain't isn\u{2019}t aren\u{2019}t wasn\u{2019}t weren\u{2019}t hasn\u{2019}t haven\u{2019}t hadn\u{2019}t don\u{2019}t doesn\u{2019}t didn\u{2019}t won\u{2019}t wouldn\u{2019}t can\u{2019}t couldn\u{2019}t shouldn\u{2019}t",
    ),
    (
        Class::ADVERB,
        "also again already always almost just even ever never not now then there here still too very often sometimes once twice soon later earlier yesterday today tonight tomorrow instead rather quite perhaps maybe however thus hence therefore meanwhile moreover nevertheless nonetheless indeed only far further back ago away together alone else anyway out up down yet afterward afterwards thereafter first last long much more less well simply",
    ),
    (
        Class::DATE,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun. day days week weeks month months year years morning afternoon evening night weekend hour hours minute minutes today yesterday tomorrow tonight time",
    ),
    (
        Class::ADJECTIVE,
        "new old other former senior junior top chief own same next last first second third early late good bad big small high low great long short young little large major minor recent current past previous national local federal public private political presidential social economic financial military legal international foreign domestic free full main key leading early final general special certain clear common different difficult easy hard important likely possible real right wrong serious strong weak sure true black white red blue green gay single unnamed anonymous independent conservative liberal progressive democratic republican two three four five six seven eight nine ten dozen hundred thousand million billion prominent veteran longtime retired acting deputy vice assistant associate executive veteran co-founding quick swift blunt stark stern sharp fierce brief rare fresh grim dire terse curt formal",
    ),
];

/// Common verbs that say nothing of saying: they tell where a clause has its subject.
const VERBS: &str = "accept achieve act affect aim allow appear apply approach approve arrange arrest arrive assume attempt attend avoid \
    ban+ base bear/bore/borne beat/beat/beaten become/became/become begin/began/begun belong bend/bent bind/bound block blow/blew/blown break/broke/broken bring/brought build/built burn buy/bought \
    campaign cancel+ care carry catch/caught cause change choose/chose/chosen claim clash close collapse come/came/come compete complete concern consist control cost/cost count cover create cross cut/cut \
    date deal/dealt decide defeat depend deserve design destroy develop die differ disappear discover do/did/done donate draft dream drink/drank/drunk drive/drove/driven drop+ \
    earn eat/ate/eaten elect eliminate embrace emerge employ enable end engage enjoy enter escape establish exist expand expire explode expose extend \
    face fail fall/fell/fallen favour favor fight/fought fill finance finish fit fix flee/fled fly/flew/flown focus force forget/forgot/forgotten form fuel fund \
    gain gather get/got/gotten give/gave/given go/went/gone govern grab+ graduate grant grow/grew/grown \
    handle hang/hung happen hate head hear/heard help hide/hid/hidden hire hit/hit hold/held host hurt/hurt ignore impose improve include increase inherit injure insert insult invest investigate invite involve \
    join jump keep/kept kick kill kneel/knelt lack land last launch lead/led leave/left lean learn let/let lift like limit live look lose/lost love lower \
    make/made manage march mark marry matter meet/met miss move nail need nod+ nominate notice \
    obtain occur open operate organise organize owe own participate pass pause pay/paid perform permit+ pick place plan+ plant play point pose possess prefer+ prepare prevent proceed produce prompt prove protect provide pull punish pursue put/put \
    qualify quit+/quit raise reach react realise realize receive reduce refuse relax rely remain remove replace represent rescue rest restore result resign retire return review ride/rode/ridden ring/rang/rung rise/rose/risen risk roll run/ran/run rush \
    save score seat secure seek/sought seem seize sell/sold separate serve set/set settle shake/shook/shaken shape share shift shoot/shot shut/shut sit/sat slip+ smile soar solve sound spark spend/spent spread/spread stage stand/stood start stay steal/stole/stolen stem+ step+ stick/stuck stop+ strike/struck struggle study submit+ succeed suffer support suppose surge surprise surround survive switch \
    take/took/taken target taste tend test tie top+ trail train travel treat trigger try turn undergo/underwent/undergone unite vanish visit vote wait wake/woke/woken walk wave wear/wore/worn weigh win/won wipe withdraw/withdrew/withdrawn witness work wrap+ yield touch trace teach/taught type toss send/sent sign rule rate list commit+ compose draw/drew/drawn deliver push knock poke lay/laid use record resist address talk introduce back present press project lobby issue release title phrase style frame publish sing/sang/sung view voice owe speed/sped hope agree";

const ROLES: &str = "activist actor actress adviser advisor advocate agent aide ally ambassador analyst anchor anchorman anchorwoman archbishop architect artist assemblyman assemblywoman \
    assistant associate astronaut athlete attendee attorney author banker baron bishop blogger boss boy broadcaster broker brother builder businessman businesswoman businessperson buyer candidate captain \
    cardinal carpenter caretaker chair chairman chairperson chairwoman challenger chancellor chaplain chef chief cleric clerk client coach co-author co-chair co-chairman co-founder co-host co-owner co-worker colleague colonel columnist comedian \
    commander commentator commissioner composer congressman congresswoman conservative consultant contractor contributor controller coordinator coroner correspondent councillor councilman \
    councilor councilwoman counsel counsellor counselor cousin creator critic curator customer dad daughter dean defendant defender delegate democrat dentist deputy designer detective developer diplomat \
    director doctor donor driver economist editor educator employee employer engineer entrepreneur envoy examiner executive expert farmer father fan fellow filmmaker firefighter fisherman founder friend \
    general girl girlfriend boyfriend governor grandfather grandmother grandson guard guest guitarist head headteacher historian homeowner host hostess housewife husband immigrant imam influencer insider inspector instructor insurgent interviewer investigator investor \
    journalist judge juror justice keeper king landlord lawmaker lawyer leader lecturer legislator liaison librarian lieutenant lobbyist machinist magistrate magnate major man manager marine mayor mechanic member midwife \
    minister moderator monk mother mum mom musician narrator neighbor neighbour nephew niece nominee nun nurse observer officer official operative operator organiser organizer owner painter panellist panelist parent participant partner passenger pastor \
    patient penpal person pharmacist philanthropist philosopher photographer physician physicist pilot planner plaintiff player poet policeman policewoman politician pollster pope preacher premier presenter president priest prime prince princess \
    principal prisoner producer professor programmer promoter prosecutor protester protestor psychiatrist psychologist publisher pundit pupil queen rabbi racer ranger realtor rebel receptionist registrar regulator repairman reporter representative republican researcher \
    resident respondent retiree reviewer rival runner sailor saint salesman scholar scientist screenwriter secretary sculptor senator sergeant shareholder shepherd sheriff shopkeeper shopper singer sister soldier solicitor son source speaker specialist speechwriter \
    spokesman spokesperson spokeswoman staffer strategist student superintendent supervisor supporter surgeon surrogate surveyor survivor suspect taoiseach teacher teammate technician teenager tenant tourist trader trainer traveller treasurer trooper trucker trustee tutor tycoon \
    uncle aunt undersecretary user veteran vicar victim viewer visitor volunteer voter waiter waitress warden warrior wife winner witness woman worker writer youngster stepfather stepmother insider whistleblower counterpart predecessor successor namesake widow widower godfather godmother fiance fiancee fiancé fiancée sibling twin granddaughter grandparent \
    referee umpire goalkeeper striker midfielder winger batsman bowler skipper substitute linesman physio groundsman jockey caddie barrister bailiff bookkeeper accountant auditor \
    churchwarden parishioner curate verger headmaster headmistress plumber electrician paramedic publican barman barmaid bartender grocer theologian sociologist oncologist epidemiologist demographer meteorologist ecologist biologist chemist climatologist geologist virologist cardiologist";

const GROUPS: &str = "audience band board cabinet coalition commission committee community council couple crew critics crowd delegation duo electorate family generation group \
    jury many mob others panel parents people police press public some supporters team trio troops two watchers men women children folks media residents neighbours neighbors staff";

const ORGANISATIONS: &str = "administration agency airline alliance army assembly association authority bank brigade broadcaster bureau business campaign caucus charity church club college company congress consortium constabulary corporation \
    council court department embassy empire enterprise federation firm force foundation franchise government guild hospital house industry institute institution kingdom laboratory league legislature magazine manufacturer ministry mission mosque museum navy \
    network newspaper nation newsroom nonprofit office opposition organisation organization outlet paper parliament party publication publisher regiment regulator retailer school secretariat senate service society start-up startup state store \
    studio supplier syndicate tabloid television radio tribunal trust union university utility watchdog website";

const DOCUMENTS: &str = "account ad advert advertisement affidavit agenda agreement announcement article audit banner bill billboard biography blog book booklet brief brochure bulletin caption catalogue chapter charter circular code column \
    communique complaint constitution contract cover decision declaration decree deposition diary dispatch document dossier draft edict editorial email e-mail essay exhibit filing flier flyer \
    form graffiti guideline guidance handbook headline indictment inscription invoice journal law lawsuit leaflet ledger letter manifesto manual manuscript memo memoir memorandum menu message minutes \
    note notebook notice novel opinion order page pamphlet paper paragraph passage petition placard plaque platform poem policy poll post postcard poster preface presentation profile programme proposal proclamation promo \
    quote readout record recording register regulation release report resolution review ruling script sermon sign slide song speech spreadsheet statement statute sticker story study subpoena summary survey tape telegram testimony text \
    transcript treaty tweet verdict video voicemail warrant wiretap writ commercial trailer lyrics shirt t-shirt button page";

const ABBREVIATIONS: &str = "Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Govs Gen Col Maj Capt Lt Cmdr Sgt Cpl Pvt Adm Rev Fr Msgr Hon Prof Pres Amb Atty Sec Supt Insp Det Ald Dist Asst Assoc \
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun \
    St Ste Mt Ft Ave Blvd Rd Dr Hwy Rte Jr Sr Esq Inc Corp Co Ltd Bros vs Vs No Nos Vol Ed ed al cf etc approx est \
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo";

static ABBREVIATED: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| ABBREVIATIONS.split_whitespace().collect());

/// Whether a word with a full stop behind it is an abbreviation (the word is given without the stop).
#[must_use]
pub fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && ABBREVIATED.contains(word)
}

/// All words of grammar with their classes.
pub(super) fn entries() -> impl Iterator<Item = (String, Class)> {
    let words = WORDS.iter().flat_map(|&(class, list)| list.split_whitespace().map(move |word| (word.to_owned(), class)));
    let verbs = VERBS.split_whitespace().flat_map(|entry| {
        let forms = verb(entry);
        let base = if forms.has_own_base() { Class::BASE } else { Class::empty() };
        let has_own_participle = forms.participle != forms.past && forms.participle != forms.base;
        [
            (forms.base, Class::VERB | base),
            (forms.third, Class::VERB),
            (forms.participle, if has_own_participle { Class::PARTICIPLE } else { Class::empty() }),
            (forms.past, Class::VERB),
            (forms.ing, Class::GERUND),
        ]
    });
    let nouns = |list: &'static str, one: Class, more: Class| {
        list.split_whitespace().flat_map(move |noun| [(noun.to_owned(), one), (plural(noun), one | more)])
    };
    words
        .chain(verbs)
        .chain(nouns(ROLES, Class::ROLE, Class::GROUP_NOUN))
        .chain(nouns(ORGANISATIONS, Class::ORGANISATION_NOUN, Class::empty()))
        .chain(nouns(DOCUMENTS, Class::DOCUMENT_NOUN, Class::empty()))
        .chain(GROUPS.split_whitespace().map(|noun| (noun.to_owned(), Class::GROUP_NOUN)))
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix("man").or_else(|| noun.strip_suffix("men")) {
        Some(stem) => format!("{stem}men"),
        None if noun == "wife" => "wives".to_owned(),
        None if noun.ends_with("person") => format!("{}people", &noun[..noun.len() - 6]),
        None => s_form(noun),
    }
}
