import { h } from '../../app/dom.ts';
import { shortTracker } from '../../ballot/index.ts';
import { bar, button, heading, paragraph, type Drawn, type Stage } from '../screen.ts';
import type { Refusal, Screen, Step } from '../state.ts';

/** The screens from "seal and send" on. */

export function sending(stage: Stage, resumed: boolean, first: Step): Drawn {
  const { say, act } = stage;
  const title = heading('');
  const text = h('p', { 'aria-live': 'polite' });
  const meter = h('progress', { class: 'progress', 'aria-label': say('booth-sealing-title') });
  const hurry = bar(button(say('booth-send-now'), 'plain', act.hurry));
  const show = (step: Step): void => {
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
  show(first);
  const notes = resumed ? [paragraph(say('booth-resumed'), 'booth__hint')] : [];
  return {
    body: [title, text, meter, ...notes],
    bar: hurry,
    follow: ({ model }) => {
      if (model.screen.at === 'sending') show(model.screen.progress);
    },
  };
}

export function sealFailed({ say, tell }: Stage): Drawn {
  return {
    body: [heading(say('booth-seal-failed-title')), h('p', { role: 'alert' }, say('booth-seal-failed'))],
    bar: bar(button(say('booth-review'), 'ink', () => tell({ type: 'again' }))),
  };
}

type Received = Extract<Screen, { at: 'received' }>;

/** The unmistakable end. The page turns jade (see `booth.css`, `data-screen`). */
export function received(stage: Stage, { tracker, replaced, resumed }: Received): Drawn {
  const { say, act } = stage;
  const words = stage.model.box !== null;
  return {
    body: [
      h('div', { class: 'tick', 'aria-hidden': 'true' }),
      heading(say('booth-received-title')),
      ...(replaced && words ? [paragraph(say('booth-received-replaced'))] : []),
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
  const board = h('p', {}, h('a', { href: act.boardUrl() }, say('booth-to-board')));
  const retry = bar(button(say('booth-refused-again'), 'ink', () => tell({ type: 'again' })));
  const body = [
    heading(say('booth-refused-title')),
    h('p', { class: 'notice notice--error', role: 'alert' }, reason),
    board,
  ];
  const over = mismatch || refusal.kind === 'closed' || model.box === null;
  return over ? { body } : { body, bar: retry };
}

export function cleared({ say }: Stage): Drawn {
  return { body: [heading(say('booth-cleared-title')), paragraph(say('booth-cleared'))] };
}
