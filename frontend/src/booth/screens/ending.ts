import { h } from '../../app/dom.ts';
import { shortTracker } from '../../ballot/index.ts';
import { bar, button, clockTime, heading, paragraph, type Drawn, type Stage } from '../screen.ts';
import type { Refusal, Screen, Standing, Step } from '../state.ts';

/** The screens from "seal and send" on. */

export function sending(stage: Stage, resumed: boolean, first: Step): Drawn {
  const { say, act, tell } = stage;
  const title = heading('');
  const text = h('p', { 'aria-live': 'polite' });
  const meter = h('progress', { class: 'progress', 'aria-label': say('booth-sealing-title') });
  const hurry = bar(button(say('booth-send-now'), 'plain', act.hurry));
  const clear = button(say('booth-received-clear'), 'quiet', () => tell({ type: 'discard' }));
  const last = h('p', { class: 'notice', role: 'status' });
  const show = ({ model }: Stage, step: Step): void => {
    const until = model.box?.state === 'closing' ? model.box.graceEndsAt : null;
    last.hidden = until === null || step.step === 'sealing';
    if (until !== null) last.textContent = say('booth-closing-waiting', { time: clockTime(until, stage.language) });
    clear.hidden = step.step !== 'waiting';
    title.textContent = say(`booth-${step.step}-title`);
    text.textContent = say(step.step === 'waiting' ? 'booth-offline' : `booth-${step.step}`);
    text.className = step.step === 'waiting' ? 'notice notice--due' : '';
    meter.hidden = step.step !== 'sealing';
    hurry.hidden = step.step !== 'waiting';
    if (step.step === 'sealing' && step.total > 0) {
      meter.max = step.total;
      meter.value = step.done;
    }
  };
  show(stage, first);
  const notes = resumed ? [paragraph(say('booth-resumed'), 'booth__hint')] : [];
  return {
    body: [title, text, meter, last, ...notes, h('div', { class: 'ways' }, clear)],
    bar: hurry,
    follow: (later) => {
      if (later.model.screen.at === 'sending') show(later, later.model.screen.progress);
    },
  };
}

/** Clearing a phone whose ballot has not arrived loses the ballot: said before it is done. */
export function discard({ say, tell }: Stage): Drawn {
  return {
    body: [heading(say('booth-discard-title')), h('p', { class: 'notice notice--due' }, say('booth-discard'))],
    bar: bar(
      button(say('booth-discard-confirm'), 'plain', () => tell({ type: 'clear' })),
      button(say('booth-discard-keep'), 'ink', () => tell({ type: 'keep' })),
    ),
  };
}

/** Voting ended between the last look and the sealing. */
export function tooLate(stage: Stage): Drawn {
  const { say, act, model } = stage;
  const left = countdown(stage);
  return {
    body: [
      heading(say('booth-closed-title')),
      h('p', { class: 'notice notice--due', role: 'alert' }, say('booth-too-late')),
      ...(model.shared ? [left.element] : [h('p', {}, h('a', { href: act.boardUrl() }, say('booth-to-board')))]),
    ],
    follow: left.follow,
  };
}

/** On a shared device: somebody may have walked away from a half-filled ballot. */
export function stillThere(stage: Stage): Drawn {
  const { say, tell } = stage;
  const left = countdown(stage);
  return {
    body: [heading(say('booth-still-there-title')), paragraph(say('booth-still-there')), left.element],
    bar: bar(
      button(say('booth-shared-clear'), 'plain', () => tell({ type: 'clear' })),
      button(say('booth-still-there-yes'), 'ink', () => tell({ type: 'stay' })),
    ),
    follow: left.follow,
  };
}

interface Countdown {
  readonly element: HTMLElement;
  readonly follow: (stage: Stage) => void;
}

/** How long a shared device still shows this. */
function countdown(first: Stage): Countdown {
  const element = h('p', { class: 'booth__lead', role: 'timer' });
  const follow = ({ say, model }: Stage): void => {
    element.hidden = model.countdown === null;
    element.textContent = say('booth-shared-countdown', { seconds: model.countdown ?? 0 });
  };
  follow(first);
  return { element, follow };
}

export function sealFailed({ say, tell }: Stage): Drawn {
  return {
    body: [heading(say('booth-seal-failed-title')), h('p', { role: 'alert' }, say('booth-seal-failed'))],
    bar: bar(button(say('booth-review'), 'ink', () => tell({ type: 'again' }))),
  };
}

type Received = Extract<Screen, { at: 'received' }>;

/** The unmistakable end. The page turns jade (see `booth.css`, `data-screen`). */
export function received(stage: Stage, { tracker, standing, resumed }: Received): Drawn {
  const { say, act } = stage;
  const words = stage.model.box !== null;
  if (stage.model.shared && words) return receivedHere(stage, tracker, standing);
  return {
    body: [
      h('div', { class: 'tick', 'aria-hidden': 'true' }),
      heading(say('booth-received-title')),
      ...(words ? stands(stage, standing) : []),
      h('p', { class: 'stub__label' }, say('booth-received-tracker')),
      h('p', { class: 'stub__short', translate: 'no' }, shortTracker(tracker)),
      h('p', { class: 'stub__whole', translate: 'no', 'data-tracker': tracker }, tracker),
      // Without the box's words (a ballot resent while its description cannot be had) the tracker must do.
      ...(words
        ? [paragraph(say('booth-received-kept')), paragraph(say('booth-received-check')), ways(stage, tracker, resumed)]
        : []),
      ...(words ? [] : [h('p', {}, h('a', { href: act.boardUrl() }, act.boardUrl()))]),
    ],
  };
}

/** What the voter has to know of other ballots of the card. */
function stands({ say }: Stage, standing: Standing): HTMLElement[] {
  switch (standing) {
    case 'first':
      return [];
    case 'replaces':
      return [paragraph(say('booth-received-replaced'))];
    case 'replaced':
      return [h('p', { role: 'alert' }, say('booth-received-superseded'))];
  }
}

/** The same end on a shared device: nothing to press but what leads to the next voter. */
function receivedHere(stage: Stage, tracker: string, standing: Standing): Drawn {
  const { say, tell, act } = stage;
  const left = countdown(stage);
  return {
    body: [
      h('div', { class: 'tick', 'aria-hidden': 'true' }),
      heading(say('booth-received-title')),
      ...stands(stage, standing),
      h('p', { class: 'stub__label' }, say('booth-received-tracker')),
      h('p', { class: 'stub__short', translate: 'no' }, shortTracker(tracker)),
      h('p', { class: 'stub__whole', translate: 'no', 'data-tracker': tracker }, tracker),
      paragraph(say('booth-shared-note')),
      left.element,
      h(
        'div',
        { class: 'ways' },
        button(say('booth-shared-next'), 'ink', () => tell({ type: 'clear' })),
        button(say('booth-shared-more-time'), 'plain', act.moreTime),
      ),
    ],
    follow: left.follow,
  };
}

function ways(stage: Stage, tracker: string, resumed: boolean): HTMLElement {
  const { say, tell, act, model } = stage;
  const copy = button(say('booth-received-copy'), 'plain', () => {
    void act.copy(tracker).then((copied) => {
      if (copied) copy.textContent = say('booth-received-copied');
    });
  });
  copy.setAttribute('aria-live', 'polite');
  // A ballot resent from before may be another card's than the one at hand.
  const again =
    model.credential === null
      ? button(say('booth-received-other'), 'quiet', () => tell({ type: 'other-card' }))
      : button(say(resumed ? 'booth-received-next' : 'booth-received-again'), 'quiet', () => tell({ type: 'again' }));
  return h(
    'div',
    { class: 'ways' },
    copy,
    h('a', { class: 'press press--plain', href: act.boardUrl() }, say('booth-to-board')),
    model.box?.state === 'open' ? again : null,
    h(
      'div',
      { class: 'ways__clear' },
      button(say('booth-received-clear'), 'plain', () => tell({ type: 'clear' })),
      h('p', {}, say('booth-received-clear-hint')),
    ),
  );
}

export function refused(stage: Stage, refusal: Refusal): Drawn {
  const { say, name, tell, act, model } = stage;
  const mismatch = refusal.kind === 'mismatch';
  const reason = mismatch ? say('booth-refused-mismatch') : name(refusal.message);
  const left = countdown(stage);
  const board = model.shared
    ? left.element
    : h('p', {}, h('a', { href: act.boardUrl() }, say('booth-to-board')));
  const retry = bar(button(say('booth-refused-again'), 'ink', () => tell({ type: 'again' })));
  const body = [
    heading(say('booth-refused-title')),
    h('p', { class: 'notice notice--error', role: 'alert' }, reason),
    board,
  ];
  const over = mismatch || refusal.kind === 'closed' || model.box === null;
  return { body, follow: left.follow, ...(over ? {} : { bar: retry }) };
}

export function cleared({ say }: Stage): Drawn {
  return { body: [heading(say('booth-cleared-title')), paragraph(say('booth-cleared'))] };
}
