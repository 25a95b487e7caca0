import { h } from '../app/dom.ts';
import { boxOf, type Drawn, type Stage } from './screen.ts';
import * as ending from './screens/ending.ts';
import * as entrance from './screens/entrance.ts';
import { own } from './screens/own.ts';
import { privacy } from './screens/privacy.ts';
import { reporter } from './screens/reporter.ts';
import { alike, review } from './screens/review.ts';
import { isPlace, type Model, type Screen } from './state.ts';

/** Draws the state. A new screen or language draws all; anything smaller is followed in place. */
export class View {
  readonly #root: HTMLElement;
  #shown = '';
  #drawn: Drawn = { body: [] };

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  show(stage: Stage): void {
    const name = identity(stage.model);
    if (name === this.#shown) return this.#drawn.follow?.(stage);
    const turned = this.#shown !== '';
    this.#shown = name;
    this.#drawn = draw(stage, stage.model.screen);
    document.documentElement.lang = stage.language;
    document.documentElement.dataset['screen'] = stage.model.screen.at;
    document.title = stage.say('booth-title');
    const main = h('main', { class: 'booth', id: 'main' }, this.#drawn.body);
    this.#root.replaceChildren(top(stage), main, ...(this.#drawn.bar === undefined ? [] : [this.#drawn.bar]));
    scrollTo(0, 0);
    if (turned) main.querySelector('h1')?.focus({ preventScroll: true });
  }
}

/** What makes a screen another screen: progress and marks do not. */
function identity({ screen, language, box, voter }: Model): string {
  const detail = (): unknown => {
    switch (screen.at) {
      case 'reporter':
        return screen.index;
      case 'review':
        return box?.waiting;
      case 'code':
        return screen.problem;
      case 'trouble':
        return screen.trouble;
      case 'shut':
        return [box?.state, box?.graceEndsAt];
      case 'received':
        return [screen.tracker, box?.state];
      case 'refused':
        return screen.refusal.kind;
      default:
        return null;
    }
  };
  return JSON.stringify([screen.at, detail(), language, box !== null, voter]);
}

function draw(stage: Stage, screen: Screen): Drawn {
  switch (screen.at) {
    case 'loading':
      return entrance.loading(stage);
    case 'trouble':
      return entrance.trouble(stage, screen.trouble);
    case 'code':
      return entrance.code(stage, screen.problem);
    case 'checking':
      return entrance.checking(stage);
    case 'shut':
      return entrance.shut(stage);
    case 'privacy':
      return privacy(stage);
    case 'own':
      return own(stage);
    case 'reporter':
      return reporter(stage, screen.index);
    case 'review':
      return review(stage);
    case 'alike':
      return alike(stage);
    case 'sending':
      return ending.sending(stage, screen.resumed, screen.progress);
    case 'seal-failed':
      return ending.sealFailed(stage);
    case 'received':
      return ending.received(stage, screen);
    case 'too-late':
      return ending.tooLate(stage);
    case 'discard':
      return ending.discard(stage);
    case 'still-there':
      return ending.stillThere(stage);
    case 'refused':
      return ending.refused(stage, screen.refusal);
    case 'cleared':
      return ending.cleared(stage);
  }
}

/** The strip on top: which box this is, and the other language. */
function top(stage: Stage): HTMLElement {
  const { say, tell, language } = stage;
  const other = language === 'en' ? 'zh-CN' : 'en';
  const change = h(
    'button',
    { type: 'button', class: 'top__language', lang: other, onclick: () => tell({ type: 'language', language: other }) },
    say('booth-other-language'),
  );
  const leave = h(
    'button',
    { type: 'button', class: 'top__language', onclick: () => tell({ type: 'idle' }) },
    say('booth-shared-clear'),
  );
  const tools = stage.model.shared && isPlace(stage.model.screen) ? [leave, change] : [change];
  return h(
    'header',
    { class: 'top' },
    stage.model.box === null ? h('span', {}) : badge(stage),
    h('div', { class: 'top__tools' }, tools),
  );
}

/** The group's letters on their colours, and the box's name. */
function badge(stage: Stage): HTMLElement {
  const box = boxOf(stage);
  const letters = box.letter.split('+');
  return h(
    'p',
    { class: 'top__box' },
    h('span', { class: 'heard' }, stage.say('booth-group', { letter: box.letter })),
    letters.map((letter, at) =>
      h('span', { class: `letter letter--${box.colours[at] ?? 'white'}`, 'aria-hidden': 'true' }, letter),
    ),
    h('span', { class: 'top__name' }, stage.name(box.label)),
  );
}
