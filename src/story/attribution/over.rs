//! What passes between paragraphs: quotes left open, speakers carried over, cues and signatures in the next one.

use super::evidence::Candidate;
use super::line::ItemKind;
use super::paragraph::{Draft, Paragraph};
use super::problems::unclosed;
use super::{Attribution, How};
use crate::facts::Facts;
use crate::facts::Glyph;
use crate::facts::phrase::PhraseKind;
use crate::story::carry::{LastSpeech, Lead, Partner, Talk};
use crate::story::quotes::pairs::Paired;
use crate::story::quotes::{MarkProblem, Quote, QuoteKind, Unattributed};
use crate::story::reading::Place;
use crate::text::BlockKind;

/// The most quotes that wait for a later block.
const MOST_PENDING: usize = 12;

/// A paragraph of at most so many words is a beat between the lines of a dialogue: "She pauses."
const LONGEST_BEAT: usize = 3;
/// A line in marks without a full stop is a headline if it has fewer bytes.
const LONGEST_HEADLINE: usize = 120;
/// A line in single marks of at most so many words is a heading.
const LONGEST_SUBHEAD: usize = 8;

impl Paragraph<'_> {
    /// Settles the quotes that earlier blocks left: goes on with an open one, finds its signature here, or gives it up.
    pub(super) fn settle_pending(&mut self, paired: &Paired) -> (Vec<Quote>, Vec<MarkProblem>) {
        let mut problems = Vec::new();
        let mut pending = std::mem::take(&mut self.speech.pending);
        if pending.is_empty() {
            return (Vec::new(), problems);
        }
        if pending.last().is_some_and(Quote::is_open) {
            if self.goes_on(&pending, paired) {
                self.continues = true;
                self.join(&mut pending);
                let last_open = self.drafts.len() == 1 && paired.pairs.last().is_some_and(|pair| pair.close.is_none());
                if last_open && pending.len() < MOST_PENDING && pending.iter().all(|quote| quote.attribution.is_none()) {
                    self.speech.pending = pending;
                    return (Vec::new(), problems);
                }
                return (pending, problems);
            }
            if !self.signs_inside(paired) {
                problems.extend(pending.last().and_then(unclosed));
            }
        }
        if let Some(signature) = self.signature(paired) {
            for quote in &mut pending {
                if quote.attribution.as_ref().is_none_or(|found| !found.is_said()) {
                    quote.attribution = Some(signature.clone());
                    quote.unattributed = Unattributed::Fine;
                }
            }
        }
        (pending, problems)
    }

    /// Whether the paragraph goes on with the quote that the one before left open.
    fn goes_on(&self, pending: &[Quote], paired: &Paired) -> bool {
        let Some(first) = paired.pairs.first() else { return false };
        if first.open.is_none() {
            return true;
        }
        if first.span.start != 0 {
            return false;
        }
        let before = pending.iter().rev().find_map(|quote| quote.attribution.as_ref()).filter(|found| found.is_said());
        let Some(draft) = self.drafts.first() else { return false };
        if draft.turn {
            return true;
        }
        match (before, &draft.attribution) {
            (Some(before), Some(now)) if draft.own => {
                let pronoun = self.mention_is_pronoun(now);
                before.speaker == now.speaker || pronoun
            }
            _ => true,
        }
    }

    fn mention_is_pronoun(&self, attribution: &Attribution) -> bool {
        let text = attribution.mention.span.of(self.line.prose);
        ["he", "she", "they", "i", "we"].iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Hands the speaker of an open quote to its next paragraph, or back.
    fn join(&mut self, pending: &mut [Quote]) {
        let Some(first) = self.drafts.first_mut() else { return };
        let before = pending.iter().rev().find_map(|quote| quote.attribution.clone());
        let before = before.filter(|found| found.is_said() || !first.own);
        match (&before, &first.attribution) {
            (Some(before), now) if now.is_none() || !first.own => {
                let attribution = Attribution { how: How::OpenParagraph, ..before.clone() };
                first.attribution = Some(attribution.clone());
                for draft in self.drafts.iter_mut().skip(1).filter(|draft| !draft.own) {
                    draft.attribution = Some(Attribution { how: How::Continued, ..attribution.clone() });
                }
            }
            (None, Some(now)) if !first.turn => {
                for quote in pending {
                    quote.unattributed = Unattributed::Fine;
                    quote.attribution = Some(Attribution { how: How::OpenParagraph, ..now.clone() });
                }
            }
            _ => {}
        }
    }

    /// "— Maria Lopez" on a line of its own, "That quote from Lopez", right behind a quote.
    fn signature(&self, paired: &Paired) -> Option<Attribution> {
        let line = self.line;
        // "— Maria Lopez", but not the heading "– Old hands –."
        let last = line.items.iter().rposition(|item| !matches!(item.kind, ItemKind::Stop | ItemKind::Other));
        let heading = last.is_some_and(|last| line.items[last].kind == ItemKind::Dash);
        let dash = line.kind(0) == Some(ItemKind::Dash) && line.items.len() <= 16 && !heading;
        if !dash && (self.is_byline() || self.signs_inside(paired)) {
            return Some(self.attribution(Candidate { item: 0, cue: None, how: How::Label, score: 82 }));
        }
        let item = if dash {
            (1..line.items.len().min(4)).find(|&at| line.phrase(at).is_some())?
        } else if line.token(0).is_some_and(|first| ["that", "this", "those", "these"].iter().any(|word| first.is(line.prose, word)))
            && line.token(1).is_some_and(|head| {
                ["quote", "quotes", "line", "lines", "comment", "comments", "remark", "words"].iter().any(|word| head.is(line.prose, word))
            })
        {
            let from = (0..line.items.len().min(4)).find(|&at| line.is(at, &["from", "by"]))?;
            line.phrase(from + 1).map(|_| from + 1)?
        } else {
            return None;
        };
        Some(self.attribution(Candidate { item, cue: None, how: if dash { How::Label } else { How::After }, score: 84 }))
    }

    /// "Maria Lopez, Dayton" on a line of its own: a name and where or what it is, no verb.
    fn is_byline(&self) -> bool {
        let named = self.line.phrase(0).is_some_and(|phrase| matches!(phrase.kind, PhraseKind::Name(_)));
        named && self.is_only_nouns()
    }

    /// A pull quote that closes its marks behind the signature: "We moved for the pool. / Maria Lopez, Dayton."
    fn signs_inside(&self, paired: &Paired) -> bool {
        let closes =
            paired.pairs.is_empty() && self.block.facts().marks.last().is_some_and(|mark| mark.span.end as usize == self.line.prose.len());
        closes && self.line.phrase(0).is_some() && self.is_only_nouns()
    }

    fn is_only_nouns(&self) -> bool {
        let line = self.line;
        let bare = match line.kind(1) {
            None | Some(ItemKind::Comma | ItemKind::Stop) => true,
            Some(ItemKind::Other) => matches!(line.kind(2), None | Some(ItemKind::Stop | ItemKind::Other)),
            _ => false,
        };
        let only_nouns = line.items.iter().all(|item| {
            matches!(
                item.kind,
                ItemKind::Phrase(..)
                    | ItemKind::Comma
                    | ItemKind::Preposition
                    | ItemKind::Coordination
                    | ItemKind::Stop
                    | ItemKind::Other
                    | ItemKind::Possessive
            )
        });
        bare && only_nouns && line.items.len() <= 14
    }

    /// A quote that opens the paragraph without a cue: the speaker that the block before leads to, or carries over.
    pub(super) fn standing_speakers(&mut self) {
        if !self.opens_with_quote() || self.continues {
            return;
        }
        let Some(first) = self.drafts.first().filter(|draft| draft.attribution.is_none()) else { return };
        let answer = self.answering(first).cloned();
        if first.kind == QuoteKind::NotSpeech && first.look.words < 4 && answer.is_none() {
            return;
        }
        if answer.is_some() {
            // "'Yes.'", "'By whom?'": a turn is speech, however short.
            self.drafts[0].kind = QuoteKind::Direct;
        }
        let answer = answer.map(|partner| Attribution { how: How::Carried, confidence: 70, ..partner });
        let Some(attribution) = answer.or_else(|| self.carried()) else { return };
        for draft in &mut self.drafts {
            if draft.own {
                break;
            }
            if draft.attribution.is_none() {
                draft.attribution = Some(attribution.clone());
            }
        }
    }

    fn carried(&self) -> Option<Attribution> {
        if let Some(lead) = self.speech.lead.as_ref().filter(|lead| lead.back <= 1)
            && let Some(attribution) = &lead.attribution
        {
            let (how, confidence) = if lead.colon { (How::Label, 85) } else { (How::SentenceBefore, 55) };
            return Some(Attribution { how, confidence, ..attribution.clone() });
        }
        let speech = self.speech.last_speech.as_ref().filter(|speech| speech.back <= 2)?;
        Some(Attribution { how: How::Carried, confidence: if speech.ends_paragraph { 70 } else { 40 }, ..speech.attribution.clone() })
    }

    fn opens_with_quote(&self) -> bool {
        matches!(self.line.kind(0), Some(ItemKind::Quote(_)))
    }

    /// Whether nothing but quotes stands in the paragraph.
    pub(super) fn only_quotes(&self) -> bool {
        self.line.items.iter().all(|item| matches!(item.kind, ItemKind::Quote(_) | ItemKind::Stop | ItemKind::Dash | ItemKind::Other))
    }

    fn unattributed(&self, draft: &Draft, first: bool, open: bool) -> Unattributed {
        let block = self.block.block();
        let sentences = self.block.facts().sentences.len();
        let opens = draft.single;
        let silent = block.kind != BlockKind::Paragraph
            // "I wanted to drive a bus. I never did", over a profile
            || !draft.look.ended && (self.block.facts().shape.headline || sentences > 1 && opens && self.line.prose.len() < LONGEST_HEADLINE)
            || draft.single && draft.look.words <= LONGEST_SUBHEAD
            || self.block.facts().shape.interview;
        if silent || draft.kind != QuoteKind::Direct || !first || !self.only_quotes() || draft.look.words < 4 || draft.own {
            return Unattributed::Fine;
        }
        let led_by_colon = self.speech.lead.as_ref().is_some_and(|lead| lead.colon && lead.back <= 1);
        // Of an exchange the first line without a tag is told, and speaks for the rest.
        let last = self.speech.last_speech.as_ref();
        let goes_on = self.answering(draft).is_some() && last.is_some_and(|last| last.attribution.how == How::Carried);
        if led_by_colon || goes_on {
            return Unattributed::Fine;
        }
        match &draft.attribution {
            None => Unattributed::Nobody,
            // Whoever begins to speak at length behind "Ruiz said so." is Ruiz to most readers.
            Some(found) if found.how == How::SentenceBefore && open => Unattributed::Carried,
            Some(found) if found.how == How::SentenceBefore => Unattributed::Nobody,
            Some(found) if found.how == How::Carried => {
                let close = self.speech.last_speech.as_ref().is_some_and(|speech| speech.ends_paragraph && speech.back <= 1);
                if close { Unattributed::Carried } else { Unattributed::Nobody }
            }
            Some(_) => Unattributed::Fine,
        }
    }

    /// Lists the quotes that are settled, keeps those that wait, and says what the next block needs.
    pub(super) fn hand_on(&mut self, paired: &Paired, quotes: &mut Vec<Quote>) {
        let mut speech = None;
        let mut asks = false;
        let drafts = std::mem::take(&mut self.drafts);
        let count = drafts.len();
        for (number, draft) in drafts.into_iter().enumerate() {
            let Some(pair) = paired.pairs.get(draft.quoted.pair as usize) else { continue };
            let unattributed = self.unattributed(&draft, number == 0 && !self.continues, number + 1 == count && pair.close.is_none());
            if draft.kind != QuoteKind::NotSpeech
                && let Some(attribution) = &draft.attribution
            {
                speech = Some(attribution.clone());
                asks = self.line.inner(draft.quoted.pair).ends_with('?');
            }
            let last = number + 1 == count;
            let quote = Quote {
                place: Place::here(pair.span),
                kind: draft.kind,
                opened_by: pair.open.map_or(Glyph::Straight, |mark| mark.glyph),
                closed_by: pair.close.map(|mark| mark.glyph),
                continues: number == 0 && self.continues,
                attribution: draft.attribution.clone(),
                unattributed,
            };
            let open = last && pair.close.is_none();
            let waits = count == 1 && draft.kind == QuoteKind::Direct && !draft.own && self.only_quotes();
            if open || waits || unattributed != Unattributed::Fine && count == 1 {
                self.speech.pending.push(quote);
            } else {
                quotes.push(quote);
            }
        }
        self.hand_on_speech(speech, asks, count);
    }

    fn hand_on_speech(&mut self, speech: Option<Attribution>, asks: bool, count: usize) {
        let items = &self.line.items;
        let last = items.iter().rposition(|item| item.kind != ItemKind::Stop);
        let ends_in_quote = last.is_some_and(|last| matches!(items[last].kind, ItemKind::Quote(_)));
        let colon = last.is_some_and(|last| items[last].kind == ItemKind::Colon);
        if self.block.block().kind == BlockKind::Heading || last.is_none() {
            self.speech.last_speech = None;
            self.speech.partner = None;
            self.speech.lead = None;
            return;
        }
        if count == 0 && self.is_beat() && self.speech.last_speech.as_ref().is_some_and(|speech| speech.ends_paragraph) {
            if let Some(speech) = &mut self.speech.last_speech {
                speech.back = 0;
            }
            return;
        }
        let led_on = count > 0 && self.only_quotes() && self.speech.lead.as_ref().is_some_and(|lead| lead.colon && lead.back <= 1);
        if led_on {
            if let Some(lead) = &mut self.speech.lead {
                lead.back = 0;
            }
        } else if self.block.facts().shape.interview {
            self.speech.lead = Some(Lead { attribution: None, colon: true, back: 0 });
        } else {
            self.speech.lead = last.filter(|_| !ends_in_quote).and_then(|last| self.lead(last, colon));
        }
        match speech {
            Some(attribution) if count > 0 => {
                let ends_paragraph = ends_in_quote || self.ends_in_tag(last);
                self.speech.partner = self.partner(&attribution, asks, self.asker(last));
                let paper = self.paper.as_ref().filter(|paper| paper.author.speaker == attribution.speaker).map(|paper| paper.noun);
                self.speech.last_speech = Some(LastSpeech { attribution, ends_paragraph, asks, paper, back: 0 });
            }
            _ => {
                self.speech.partner = self.asker(last).map(|attribution| Partner { attribution, talk: Talk::Told });
                if let Some(speech) = &mut self.speech.last_speech {
                    speech.ends_paragraph = false;
                }
            }
        }
    }

    fn is_beat(&self) -> bool {
        let facts = self.block.facts();
        let subhead = self.line.kind(0) == Some(ItemKind::Dash);
        let speaks = facts.cues.iter().any(|cue| ["said", "says", "say"].iter().any(|word| cue.span.of(self.line.prose) == *word));
        !facts.shape.headline && !subhead && !speaks && is_short_as_a_beat(facts)
    }

    /// Whether the paragraph ends in a quote and its tag: "Q," S said.
    fn ends_in_tag(&self, last: Option<usize>) -> bool {
        let Some(last) = last else { return false };
        let from = self.line.sentence_start(last);
        (from..=last).any(|at| matches!(self.line.items[at].kind, ItemKind::Quote(_)))
    }

    fn lead(&self, last: usize, colon: bool) -> Option<Lead> {
        let from = self.line.sentence_start(last);
        let spoken = (from..last).any(|at| matches!(self.line.kind(at), Some(ItemKind::Quote(pair)) if self.line.hands_over(at, pair)));
        let candidate = match colon {
            true => self.line.speaker_before_colon(last, from),
            // A quote and its tag: the speech itself is carried over.
            false if spoken => None,
            false => self.line.indirect(from, last + 1),
        };
        let attribution = candidate.map(|candidate| self.attribution(candidate));
        (colon || attribution.is_some()).then_some(Lead { attribution, colon, back: 0 })
    }
}

/// Whether a paragraph has no more words than a beat.
pub(super) fn is_short_as_a_beat(facts: &Facts) -> bool {
    facts.tokens.iter().filter(|token| token.is_word()).take(LONGEST_BEAT + 1).count() <= LONGEST_BEAT
}
