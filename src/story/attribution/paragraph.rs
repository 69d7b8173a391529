//! The quotes of one paragraph in order: each with its best candidate, or with the speaker of the speech before it.

use std::sync::Arc;

use super::evidence::{Candidate, Found, NOBODY, Quoted, best};
use super::kind::{Look, look};
use super::line::{ItemKind, Line};
use super::paper::Paper;
use super::rivals::{Rival, Rivals, Taken, choose};
use super::{Attribution, How, problems, relay};
use crate::facts::Case;
use crate::story::blocks::StoryBlock;
use crate::story::carry::Speech;
use crate::story::mentions::{Mention, MentionKind, Referent};
use crate::story::quotes::pairs::Paired;
use crate::story::quotes::{MarkProblem, Quote, QuoteKind};
use crate::story::reading::Place;
use crate::text::Span;

/// A score from which a candidate of the quote's own sentence is taken before a speaker carried on.
const OWN: u8 = 60;
/// A label in a transcript has at most so many words.
const LONGEST_TURN: usize = 4;

/// Verbs that go on with what somebody has begun to tell.
const GOING_ON: &[&str] = &["said", "says", "added", "adds", "continued", "continues", "recalled", "recalls", "explained", "explains"];

/// Words for whoever it may be.
const ANYBODY: &[&str] = &["you", "anyone", "anybody"];

/// How sure it is, in percent, that "the statement" holds the words of the one who spoke in a statement.
const AUTHOR: u8 = 75;

/// One paragraph while it is read.
pub(super) struct Paragraph<'a> {
    pub(super) block: &'a StoryBlock,
    pub(super) line: &'a Line<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) speech: &'a mut Speech,
    pub(super) drafts: Vec<Draft>,
    /// Whether its first quote goes on with one that the paragraph before left open.
    pub(super) continues: bool,
    /// The paper that the last words stand in.
    pub(super) paper: Option<Paper>,
    /// Where somebody wants to know why, between whom its quotes were decided.
    rivals: Option<Vec<Rivals>>,
}

/// A quote while its paragraph is read.
pub(super) struct Draft {
    pub(super) quoted: Quoted,
    pub(super) look: Look,
    pub(super) kind: QuoteKind,
    pub(super) attribution: Option<Attribution>,
    /// Whether its own sentence attributes it.
    pub(super) own: bool,
    /// Whether a label inside its marks names the speaker.
    pub(super) turn: bool,
    /// Whether it stands in single marks.
    pub(super) single: bool,
}

/// What the rules give a quote.
enum Given {
    /// What is known already.
    Known(Option<Attribution>),
    /// By whom it is, as far as nobody else is chosen.
    By(Candidate),
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(block: &'a StoryBlock, line: &'a Line<'a>, mentions: &'a [Mention], speech: &'a mut Speech) -> Self {
        let paper = Paper::before(speech);
        Self { block, line, mentions, speech, drafts: Vec::new(), continues: false, paper, rivals: None }
    }

    pub(super) fn read(mut self, paired: &Paired) -> (Vec<Quote>, Vec<MarkProblem>) {
        let label = self.label();
        self.own_speakers(label.as_ref());
        self.later_speakers();
        let (mut quotes, mut problems) = self.settle_pending(paired);
        self.standing_speakers();
        problems.extend(paired.faults.iter().map(problems::problem));
        self.hand_on(paired, &mut quotes);
        quotes.sort_unstable_by_key(|quote| (std::cmp::Reverse(quote.place.back), quote.place.span.start));
        (quotes, problems)
    }

    pub(super) fn rivals(mut self) -> Vec<Rivals> {
        self.rivals = Some(Vec::new());
        let label = self.label();
        self.own_speakers(label.as_ref());
        self.rivals.unwrap_or_default()
    }

    /// The speaker that a transcript's label names: "SMITH: ...".
    fn label(&self) -> Option<Attribution> {
        let label = self.block.facts().shape.label?;
        let item = (0..self.line.items.len().min(6)).find(|&at| self.line.phrase(at).is_some() && self.line.span(at).overlaps(label));
        let referent = self.mentions.iter().find(|mention| mention.span.overlaps(label)).map(|mention| mention.referent.clone());
        let speaker = referent.unwrap_or_else(|| Referent::Unnamed(label.of(self.line.prose).into()));
        let mention = Place::here(item.map_or(label, |item| self.mention_span(item)));
        Some(Attribution { speaker, mention, cue: None, relay: None, how: How::Label, confidence: 90 })
    }

    /// Speakers from the quotes' own sentences, and from what the paragraph said before.
    fn own_speakers(&mut self, label: Option<&Attribution>) {
        if self.line.pairs.is_empty() {
            return;
        }
        // A paragraph that was cut for its length goes on.
        let speech = self.speech.last_speech.as_ref().filter(|_| self.block.block().continues);
        let mut current = speech.map(|speech| Attribution { how: How::Continued, ..speech.attribution.clone() });
        let mut before: Option<(usize, usize)> = None;
        let mut from = 0;
        while from < self.line.items.len() {
            let end = self.line.sentence_end(from);
            let mut spoken = None;
            for item in from..end {
                let ItemKind::Quote(pair) = self.line.items[item].kind else { continue };
                let mut draft = self.draft(item, pair, current.as_ref(), label);
                if draft.attribution.is_none() && draft.quoted.full && item == from && !self.line.is_nobodys(draft.quoted) {
                    let about = before.and_then(|(from, end)| self.line.protagonist(from, end));
                    draft.attribution = about.map(|candidate| self.attribution(candidate));
                }
                if draft.kind != QuoteKind::NotSpeech && draft.attribution.is_some() && (draft.own || spoken.is_none()) {
                    spoken = draft.attribution.clone();
                }
                self.drafts.push(draft);
            }
            let spoke = spoken.is_some();
            let told = if spoke { None } else { self.line.indirect(from, end).map(|candidate| self.attribution(candidate)) };
            if let Some(attribution) = spoken.as_ref().or(told.as_ref())
                && let Some(noun) = self.line.paper_of(from, end)
            {
                self.paper = Some(Paper { noun, author: attribution.clone() });
            }
            match spoken {
                Some(attribution) => current = Some(Attribution { how: How::Continued, ..attribution }),
                None => current = told.or(current),
            }
            if spoke && let Some(candidate) = self.line.last_word(from, end) {
                current = Some(self.attribution(candidate));
            }
            before = Some((from, end));
            from = end + 1;
        }
    }

    fn draft(&mut self, item: usize, pair: u32, current: Option<&Attribution>, label: Option<&Attribution>) -> Draft {
        let look = look(self.line.inner(pair));
        let from = self.line.sentence_start(item);
        let full = look.capital && look.words >= 2 && (look.ended || item == from);
        let quoted = Quoted { item, pair, full };
        let found = self.line.found(quoted);
        // Nobody is quoted as "you" or "anyone".
        let candidate = best(&found).filter(|candidate| {
            [NOBODY, ANYBODY].iter().all(|words| !self.line.is(candidate.item, words)) && !self.line.is_request(candidate.item)
        });
        let score = candidate.map_or(0, |candidate| candidate.score);
        let kind = self.line.quote_kind(item, look, score);
        let opens = (from..item)
            .all(|at| matches!(self.line.items[at].kind, ItemKind::Quote(_) | ItemKind::Dash | ItemKind::Other | ItemKind::Adverb));
        let own = candidate.filter(|candidate| candidate.score >= OWN);
        let turn = self.turn(item, pair);
        let taken = |candidate: Candidate| Taken::Here(Candidate { item: self.line.named_in_apposition(candidate.item), ..candidate });
        let is_turn = turn.is_some();
        let (given, taken) = match (own, current, label) {
            _ if is_turn => (Given::Known(turn), None),
            (Some(own), ..) => (Given::By(own), Some(taken(own))),
            _ if self.line.is_nobodys(quoted) => (Given::Known(None), None),
            // "Okonjo said her client was ill. He was Q": who is said to be something is not who says so.
            (None, Some(current), _) if self.line.is_predicate(quoted) => {
                (Given::Known(Some(Attribution { confidence: current.confidence.min(60), ..current.clone() })), None)
            }
            (None, Some(current), _) if opens || candidate.is_none_or(|candidate| candidate.score < 40) => {
                let confidence = current.confidence.min(if opens { 92 } else { 60 });
                (Given::Known(Some(Attribution { confidence, ..current.clone() })), Some(Taken::Before))
            }
            (None, _, Some(label)) => (Given::Known(Some(label.clone())), None),
            (None, ..) => (candidate.map_or(Given::Known(None), Given::By), candidate.map(taken)),
        };
        let single = self.line.pairs.get(pair as usize).and_then(|pair| pair.open).is_some_and(|mark| mark.glyph.is_single());
        let mut draft = Draft { quoted, look, kind, attribution: None, own: own.is_some() || is_turn, turn: is_turn, single };
        draft.attribution = match taken.and_then(|taken| self.reconsider(&draft, &found, taken, current)) {
            Some(chosen) => {
                draft.own = chosen.is_some();
                match chosen {
                    Some(candidate) => Some(self.attribution(candidate)),
                    None => current.map(|current| Attribution { confidence: current.confidence.min(60), ..current.clone() }),
                }
            }
            None => match given {
                Given::By(candidate) => Some(self.attribution(candidate)),
                Given::Known(attribution) => attribution,
            },
        };
        // "Hale told the Courier it was late. 'It was dark,' she said."
        if let Some(found) = &mut draft.attribution
            && let Some(before) = current.filter(|before| before.speaker == found.speaker)
            && found.relay.is_none()
            && found.cue.is_some_and(|cue| GOING_ON.iter().any(|word| cue.span.of(self.line.prose) == *word))
            && self.line.is_only_tagged(item)
            && before.relay.as_ref().is_some_and(|relay| relay.name.starts_with(char::is_uppercase))
        {
            found.relay.clone_from(&before.relay);
        }
        draft
    }

    /// Lets the trees choose where the rules are not sure. Returns whom they take instead, or nobody new where the speaker before goes on.
    fn reconsider(&mut self, draft: &Draft, found: &Found, taken: Taken, current: Option<&Attribution>) -> Option<Option<Candidate>> {
        let wanted = self.rivals.is_some();
        let open = taken.is_open() && draft.kind != QuoteKind::NotSpeech;
        if !(open || wanted) {
            return None;
        }
        let before = current.map(|current| (current.how, current.confidence));
        let rivals = self.line.rivals(draft.quoted, draft.look.words, found, before);
        if wanted {
            // The trees learn from what the rules say, not from what trees before them said.
            self.note(draft.quoted, taken, open, &rivals, current);
            return None;
        }
        choose(&rivals, taken).map(|chosen| chosen.0)
    }

    fn note(&mut self, quoted: Quoted, taken: Taken, asked: bool, rivals: &[Rival], current: Option<&Attribution>) {
        let found = rivals.iter().filter_map(|(candidate, evidence)| {
            let found = candidate.map(|candidate| self.attribution(candidate)).or_else(|| current.cloned())?;
            Some((found.speaker, found.mention, *evidence))
        });
        let noted = Rivals {
            quote: self.line.span(quoted.item),
            taken: rivals.iter().position(|rival| taken.is(rival)),
            asked,
            candidates: found.collect(),
        };
        self.rivals.get_or_insert_default().push(noted);
    }

    /// The speaker whom a transcript's label names inside the marks: "SMITH: Well, ...
    fn turn(&self, item: usize, pair: u32) -> Option<Attribution> {
        let first = self.line.items.get(item).filter(|item| item.first == 0)?.first as usize + 1;
        let inner = self.line.pairs.get(pair as usize).map(|pair| pair.inner())?;
        let tokens = self.block.facts().tokens.get(first..)?;
        let count = tokens.iter().take(LONGEST_TURN).take_while(|token| token.is_word() && token.case != Case::Lower).count();
        let colon = tokens.get(count).filter(|token| token.text(self.line.prose) == ":" && token.span.end < inner.end)?;
        let label = tokens.first().filter(|_| count > 0)?.span.to(tokens.get(count - 1)?.span);
        let shouted = tokens.iter().take(count).all(|token| token.case == Case::Upper);
        let mention = self.mentions.iter().find(|mention| mention.span.overlaps(label));
        let named = mention.is_some_and(|mention| mention.span == label && matches!(mention.kind, MentionKind::Name(_)));
        let goes_on = self.line.prose.get(colon.span.end as usize..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if !goes_on || !(shouted || named) {
            return None;
        }
        let speaker = mention.map_or_else(|| Referent::Unnamed(label.of(self.line.prose).into()), |mention| mention.referent.clone());
        Some(Attribution { speaker, mention: Place::here(label), cue: None, relay: None, how: How::Label, confidence: 90 })
    }

    /// A quote that opens the paragraph may have its cue with the next one: "Q1." "Q2," said S.
    fn later_speakers(&mut self) {
        let Some(first) = self.drafts.iter().position(|draft| draft.own) else { return };
        let Some(attribution) = self.drafts[first].attribution.clone() else { return };
        for draft in &mut self.drafts[..first] {
            // "Hale was asked, Q1. He said: Q2."
            if draft.attribution.is_none() && !self.line.is_nobodys(draft.quoted) && draft.kind == QuoteKind::Direct {
                draft.attribution = Some(Attribution { how: How::After, confidence: 70, ..attribution.clone() });
            }
        }
    }

    pub(super) fn attribution(&self, candidate: Candidate) -> Attribution {
        let candidate = Candidate { item: self.line.named_in_apposition(candidate.item), ..candidate };
        let span = self.mention_span(candidate.item);
        let author = self.paper.as_ref().filter(|paper| self.line.is_paper(candidate.item, paper.noun)).map(|paper| &paper.author);
        let sure = self.mention_at(candidate.item).map_or(99, |mention| mention.confidence);
        let speaker = author.map_or_else(|| self.referent(candidate.item, span), |author| author.speaker.clone());
        let relay = relay::relay(self.line, self.mentions, candidate).filter(|relay| *relay.name != *speaker.name());
        Attribution {
            speaker,
            mention: Place::here(span),
            cue: candidate.cue.and_then(|cue| self.line.cue(cue)).map(|cue| Place::here(cue.span)),
            relay,
            how: candidate.how,
            confidence: candidate.score.min(if author.is_some() { AUTHOR } else { 99 }).min(sure),
        }
    }

    /// The phrase, with whose it is, and for whom one without a name speaks: "Ruiz's lawyer", "a spokesman for the bank".
    fn mention_span(&self, item: usize) -> Span {
        let span = self.line.span(item).to(self.line.span(self.line.whole(item)));
        if item >= 2 && self.line.kind(item - 1) == Some(ItemKind::Possessive) && self.line.phrase(item - 2).is_some() {
            return self.line.span(item - 2).to(span);
        }
        span
    }

    /// The mention that a phrase is: that of its head, or of one before the head who speaks by it.
    fn mention_at(&self, item: usize) -> Option<&Mention> {
        let own = self.line.span(item);
        let head = self.line.phrase(item).and_then(|phrase| self.line.token(phrase.head)).map_or(own, |token| token.span);
        let within = |span: Span| self.mentions.iter().filter(move |mention| mention.span.overlaps(span));
        within(head).next().or_else(|| within(own).find(|mention| self.line.speaks_by(item, mention)))
    }

    fn referent(&self, item: usize, span: Span) -> Referent {
        self.mention_at(item).map_or_else(|| Referent::Unnamed(Arc::from(span.of(self.line.prose))), |mention| mention.referent.clone())
    }
}
