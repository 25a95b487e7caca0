import { h } from '../app/dom.ts';
import { enumerate, reading } from '../app/words.ts';
import type { Ceremony, Round } from './ceremony.ts';
import { CodeStore } from './code.ts';
import { askCode, button, failure, handsOf, head, progress, type Page } from './page.ts';
import { take } from './rounds.ts';

// The rounds in which trustees make a key with each other: the page does them by itself, and says
// whom it waits for.

const STEPS: readonly Round[] = ['certificate', 'polynomial', 'share'];

/** Before the organiser has begun it. */
export function unbegun({ say, show }: Page): void {
  show(
    head(say),
    h(
      'section',
      { class: 'section stack' },
      h('h2', {}, say('trustee-unbegun-title')),
      h('p', {}, say('trustee-unbegun-what')),
    ),
  );
}

/** The ceremony was begun with others, or is to be begun again because of others. */
export function outdated({ say, show }: Page, why: 'left-out' | 'changed'): void {
  show(
    head(say),
    h(
      'section',
      { class: 'section notice notice--due' },
      h('h2', { class: 'notice__title' }, say(`trustee-${why}-title`)),
      h('p', {}, say(`trustee-${why}-what`)),
    ),
  );
}

/** One of the rounds that need no hand of the trustee; where the device has no code, it is asked for. */
export function work(page: Page, ceremony: Ceremony, round: 'polynomial' | 'share'): 'working' | 'asked' {
  const code = new CodeStore(page.state).find();
  if (code === null) {
    wait(page, ceremony);
    return 'asked';
  }
  const { say, show } = page;
  const text = say(`trustee-round-${round}`);
  show(
    head(say),
    h(
      'section',
      { class: 'section stack' },
      h('h2', {}, say('trustee-round-title')),
      steps(page, ceremony),
      ...progress(text),
    ),
  );
  void finish(page, ceremony, round, code);
  return 'working';
}

async function finish(page: Page, ceremony: Ceremony, round: 'polynomial' | 'share', code: string): Promise<void> {
  const taken = await take(ceremony, round, code, handsOf(page));
  // A complaint is shown as all are, from the server's list.
  if (taken.kind === 'done' || taken.kind === 'complained') return page.reload();
  page.show(...failure(page, taken, page.reload));
}

/** For the others; and for the code, where this device does not have it and will need it. */
export function wait(page: Page, ceremony: Ceremony): void {
  const { say, show, state } = page;
  const awaited = ceremony.names.filter((_, at) => ceremony.done[at] !== true);
  const names = awaited.map((name) => reading(name, state.language).text);
  const own = ceremony.done[ceremony.index - 1] === true;
  const title = own
    ? say('trustee-wait-title', { left: awaited.length, size: ceremony.size })
    : say('trustee-wait-own');
  show(
    head(say),
    h(
      'section',
      { class: 'section stack' },
      h('h2', {}, title),
      steps(page, ceremony),
      own && names.length > 0
        ? h('p', { role: 'status' }, say('trustee-wait-for', { names: enumerate(names, state.language) }))
        : null,
      new CodeStore(state).find() === null ? code(page) : h('p', { class: 'muted' }, say('trustee-wait-what')),
      people(page, ceremony),
    ),
  );
}

function code(page: Page): HTMLElement {
  const { say, state } = page;
  const asked = askCode(page, 'recovery-code');
  const submit = (event: Event): void => {
    event.preventDefault();
    const typed = asked.read();
    if (typed === null) return;
    new CodeStore(state).remember(typed);
    page.reload();
  };
  return h(
    'form',
    { class: 'form stack', novalidate: true, onsubmit: submit },
    h('p', {}, say('trustee-wait-code')),
    asked.field,
    h('button', { class: 'button button--primary' }, say('trustee-wait-code-button')),
  );
}

function steps({ say }: Page, { round }: Ceremony): HTMLElement {
  const now = round === 'complete' ? STEPS.length : STEPS.indexOf(round);
  const items = STEPS.map((step, at) =>
    h(
      'li',
      {
        class: at < now ? 'steps__item steps__item--done' : 'steps__item',
        'aria-current': at === now ? 'step' : undefined,
      },
      say(`trustee-step-${step}`),
    ),
  );
  return h('ol', { class: 'steps' }, items);
}

function people({ say, state }: Page, { names, done, index }: Ceremony): HTMLElement {
  const items = names.map((name, at) => {
    const ready = done[at] === true;
    const text = reading(name, state.language).text;
    return h(
      'li',
      { class: ready ? 'checklist__item checklist__item--done' : 'checklist__item' },
      h('span', { class: 'checklist__text' }, at + 1 === index ? say('trustee-person-you', { name: text }) : text),
      h(
        'span',
        { class: ready ? 'chip chip--done' : 'chip' },
        say(ready ? 'trustee-person-done' : 'trustee-person-due'),
      ),
    );
  });
  return h('ul', { class: 'checklist' }, items);
}

/** Somebody found something wrong: who says so of whom, and what happens now. */
export function stopped(page: Page, ceremony: Ceremony): void {
  const { say, show, state } = page;
  const name = (index: number): string => {
    const found = ceremony.names[index - 1];
    return found === undefined ? String(index) : reading(found, state.language).text;
  };
  const said = ceremony.complaints.map(({ by, about }) => {
    const kind = by === about ? 'self' : by === ceremony.index ? 'own' : 'by';
    return h('li', {}, say(`trustee-complaint-${kind}`, { by: name(by), about: name(about) }));
  });
  const round = ceremony.round === 'polynomial' || ceremony.round === 'share' ? ceremony.round : null;
  const own = ceremony.complaints.some(({ by }) => by === ceremony.index);
  const again =
    round === null || !own
      ? null
      : button(say('trustee-complaint-again'), 'plain', () => void work(page, ceremony, round));
  show(
    head(say),
    h(
      'section',
      { class: 'section stack' },
      h(
        'div',
        { class: 'notice notice--error' },
        h('h2', { class: 'notice__title' }, say('trustee-complaint-title')),
        h('ul', {}, said),
      ),
      h('p', {}, say('trustee-complaint-what')),
      again,
    ),
  );
}
