import type { Box } from './box.ts';
import { noComments, written } from './comments.ts';
import { findings } from './filling.ts';
import { marked, noMarks } from './marks.ts';
import {
  afterPrivacy,
  ballot,
  begin,
  isPlace,
  type Event,
  type Model,
  type Place,
  type Screen,
  type Standing,
  type Step,
} from './state.ts';

/** The whole course of the booth: no clock, no network, no page. */
export function next(model: Model, event: Event): Model {
  switch (event.type) {
    case 'box':
      return withBox(model, event.box);
    case 'stand':
      return model.box === null ? model : withBox(model, { ...model.box, ...event.stand });
    case 'trouble':
      return model.box === null && model.screen.at !== 'sending'
        ? at(model, { at: 'trouble', trouble: event.trouble })
        : model;
    case 'code':
      return withCode(model, event.code);
    case 'code-problem':
      return at(model, { at: 'code', problem: event.problem });
    case 'checked':
      return checked(model, event.outcome);
    case 'own':
      return { ...model, own: event.index };
    case 'mark':
      return { ...model, marks: marked(model.marks, event.reporter, event.criterion, event.choice) };
    case 'comment':
      return { ...model, comments: written(model.comments, event.reporter, event.text) };
    case 'go':
      return go(model, event.place);
    case 'send':
      return send(model);
    case 'resume':
      return at(model, sending(true, { step: 'sending' }));
    case 'progress':
      return model.screen.at === 'sending' ? at(model, sending(model.screen.resumed, event.progress)) : model;
    case 'sealed':
      return forgetMarks({ ...model, own: null, screen: sending(false, { step: 'sending' }) });
    case 'too-late':
      return forgetMarks(at({ ...model, own: null }, { at: 'too-late' }));
    case 'seal-failed':
      return at(model, { at: 'seal-failed' });
    case 'received':
      return received(model, event.tracker, event.standing);
    case 'refused':
      return isCleared(model) ? model : at(model, { at: 'refused', refusal: event.refusal });
    case 'again':
      return again(model);
    case 'other-card':
      return forgetMarks(at({ ...model, credential: null, own: null }, { at: 'code', problem: null }));
    case 'discard':
      return model.screen.at === 'sending' ? at(model, { at: 'discard', resumed: model.screen.resumed }) : model;
    case 'keep':
      return model.screen.at === 'discard' ? at(model, sending(model.screen.resumed, { step: 'waiting' })) : model;
    case 'clear':
      return model.shared ? nextVoter(model) : forgetMarks(at({ ...model, credential: null, own: null }, { at: 'cleared' }));
    case 'idle':
      return idle(model);
    case 'stay':
      return model.screen.at === 'still-there' ? at({ ...model, countdown: null }, model.screen.back) : model;
    case 'countdown':
      return { ...model, countdown: event.seconds };
    case 'language':
      return { ...model, language: event.language, languageChosen: true };
  }
}

function at(model: Model, screen: Screen): Model {
  return { ...model, screen };
}

function sending(resumed: boolean, progress: Step): Screen {
  return { at: 'sending', resumed, progress };
}

function forgetMarks(model: Model): Model {
  return { ...model, comments: noComments, marks: model.box === null ? [] : noMarks(model.box) };
}

/** A first or newer description of the box. Marks stay; only the box's opening or closing moves the voter. */
function withBox(model: Model, box: Box): Model {
  const marks = model.marks.length === 0 ? noMarks(box) : model.marks;
  const language = model.languageChosen || model.box !== null ? model.language : box.language;
  const known = { ...model, language, box, marks };
  const voting =
    isPlace(model.screen) || ['code', 'checking', 'seal-failed', 'still-there'].includes(model.screen.at);
  if (box.state !== 'open') {
    const entering = model.screen.at === 'loading' || model.screen.at === 'trouble' || model.screen.at === 'shut';
    return entering || voting ? at(known, { at: 'shut' }) : known;
  }
  switch (model.screen.at) {
    case 'loading':
    case 'trouble':
      return enter(known);
    case 'shut':
      return marks.every(isBlank) ? enter(known) : at(known, { at: 'review' });
    default:
      return known;
  }
}

/** Whether nothing of the voter is left here; what comes late then is nobody's business any more. */
function isCleared({ screen }: Model): boolean {
  return screen.at === 'cleared' || screen.at === 'code';
}

function isBlank(row: readonly (number | null)[]): boolean {
  return row.every((mark) => mark === null);
}

function enter(model: Model): Model {
  return at(model, model.credential === null ? { at: 'code', problem: null } : { at: 'checking' });
}

/** A card's code, typed or scanned; another card than before starts a ballot of its own. */
function withCode(model: Model, code: string): Model {
  const ready = code === model.credential ? model : forgetMarks({ ...model, credential: code, own: null });
  if (model.box === null) return at(ready, { at: 'loading' });
  return model.box.state === 'open' ? enter(ready) : at(ready, { at: 'shut' });
}

/** Seals what can be sealed; a ballot that gives everybody the same waits for the voter's word. */
function send(model: Model): Model {
  const { box, screen } = model;
  if (box === null || ballot(model) === null) return model;
  if (box.state !== 'open') return at(model, { at: 'shut' });
  const asked = screen.at === 'alike' || !findings(box, model.marks, model.own).some(({ kind }) => kind === 'all_same');
  return at(model, asked ? sending(false, { step: 'sealing', done: 0, total: 0 }) : { at: 'alike' });
}

/** Nobody has touched a shared device for a while: whoever is there is asked, whoever left is forgotten. */
function idle(model: Model): Model {
  if (!model.shared) return model;
  if (isPlace(model.screen)) return at(model, { at: 'still-there', back: model.screen });
  return ['code', 'shut', 'seal-failed', 'too-late'].includes(model.screen.at) ? nextVoter(model) : model;
}

/** Everything as for the first voter, but for the box. */
function nextVoter(model: Model): Model {
  const { box } = model;
  const fresh = begin(box?.language ?? model.language, false, null, true);
  const open = box === null || box.state === 'open';
  const screen: Screen = open ? { at: 'code', problem: null } : { at: 'shut' };
  return { ...fresh, box, marks: box === null ? [] : noMarks(box), screen, voter: model.voter + 1 };
}

function received(model: Model, tracker: string, standing: Standing): Model {
  if (isCleared(model)) return model;
  const { screen } = model;
  const resumed = (screen.at === 'sending' || screen.at === 'discard') && screen.resumed;
  return forgetMarks(at(model, { at: 'received', tracker, standing, resumed }));
}

function checked(model: Model, outcome: 'known' | 'unknown' | 'unsure'): Model {
  if (model.screen.at !== 'checking') return model;
  if (outcome === 'unknown') return at({ ...model, credential: null }, { at: 'code', problem: { kind: 'unknown' } });
  return at(model, { at: 'privacy' });
}

function again(model: Model): Model {
  if (model.screen.at === 'seal-failed') return at(model, { at: 'review' });
  if (model.box === null || model.credential === null) return at(model, { at: 'code', problem: null });
  const kept = model.marks.some((row) => !isBlank(row));
  return at(model, kept ? { at: 'review' } : afterPrivacy(model.box));
}

/** Whether the voter may grade this reporter now. */
function isOpen(box: Box, own: number | null, index: number): boolean {
  return index !== own && box.reporters[index] !== undefined && !box.waiting.includes(index);
}

/** Moves among the places; from a place or the review only, never out of a ballot under way. */
function go(model: Model, place: Place): Model {
  if (model.box === null || !isPlace(model.screen)) return model;
  if (place.at === 'reporter' && !isOpen(model.box, model.own, place.index)) return model;
  return at(model, place);
}
