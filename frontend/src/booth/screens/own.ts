import { h } from '../../app/dom.ts';
import { bar, boxOf, button, heading, paragraph, type Drawn, type Stage } from '../screen.ts';
import { beside } from '../state.ts';

/** Reporters leave their own row blank. Who they are stays on the phone. */
export function own(stage: Stage): Drawn {
  const { say, tell, name } = stage;
  const box = boxOf(stage);
  let current = stage.model.own;
  const option = (text: string, index: number | null): HTMLElement => {
    const choose = (): void => tell({ type: 'own', index });
    const input = h('input', {
      type: 'radio',
      name: 'own',
      class: 'options__input',
      checked: current === index,
      onchange: choose,
    });
    return h('label', { class: 'options__item' }, input, h('span', { class: 'options__face' }, text));
  };
  const title = heading(say('booth-own-title'));
  title.id = 'own-title';
  const group = h(
    'div',
    { class: 'options', role: 'radiogroup', 'aria-labelledby': 'own-title' },
    option(say('booth-own-none'), null),
    box.reporters.map((reporter, index) => option(name(reporter.unit), index)),
  );
  return {
    body: [title, paragraph(say('booth-own-hint'), 'booth__hint'), group],
    bar: bar(
      button(say('booth-back'), 'plain', () => tell({ type: 'go', place: { at: 'privacy' } })),
      button(say('booth-own-continue'), 'ink', () => tell({ type: 'go', place: beside(box, current, -1, 1) })),
    ),
    follow: ({ model }) => {
      current = model.own;
    },
  };
}
