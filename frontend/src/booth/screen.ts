import type { Language, Localized, Say } from '../app/words.ts';
import { reading } from '../app/words.ts';
import { h } from '../app/dom.ts';
import type { Box } from './box.ts';
import type { Event, Model } from './state.ts';

/** What a screen may use: the state as it is, words, and the way to tell what the voter did. */
export interface Stage {
  readonly model: Model;
  readonly language: Language;
  readonly say: Say;
  /** A text of the box in the reader's language. */
  readonly name: (text: Localized) => string;
  readonly tell: (event: Event) => void;
  /** Things that reach beyond the state: see `main.ts`. */
  readonly act: Acts;
}

export interface Acts {
  readonly enterCode: (typed: string) => void;
  readonly hurry: () => void;
  readonly reload: () => void;
  readonly copy: (text: string) => Promise<boolean>;
  readonly boardUrl: () => string;
  /** On a shared device: begins the countdown anew. */
  readonly moreTime: () => void;
}

/**
 * One screen: what fills the page, what lies under the thumb, and how to follow small changes
 * without drawing anew (drawing anew would take the focus from under a voter's finger).
 */
export interface Drawn {
  readonly body: readonly Node[];
  readonly bar?: Node;
  readonly follow?: (stage: Stage) => void;
}

/** The heading takes the focus when the screen comes, so that a screen reader starts there. */
export function heading(text: string, ...more: Node[]): HTMLElement {
  return h('h1', { class: 'booth__title', tabindex: '-1' }, text, ...more);
}

export function paragraph(text: string, kind = ''): HTMLElement {
  return h('p', kind === '' ? {} : { class: kind }, text);
}

/** The time of day to the second, as the phone writes it. */
export function clockTime(at: number | null, language: Language): string {
  return at === null ? '' : new Date(at).toLocaleTimeString(language, { hour12: false });
}

type ButtonKind = 'seal' | 'ink' | 'plain' | 'quiet';

export function button(text: string, kind: ButtonKind, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: `press press--${kind}`, onclick: () => onclick() }, text);
}

export function bar(...children: Node[]): HTMLElement {
  return h('div', { class: 'bar' }, h('div', { class: 'bar__inner' }, ...children));
}

/** The screens of voting are never drawn without a box. */
export function boxOf(stage: Stage): Box {
  if (stage.model.box === null) throw new Error('no box');
  return stage.model.box;
}

export function nameIn(language: Language): (text: Localized) => string {
  return (text) => reading(text, language).text;
}
