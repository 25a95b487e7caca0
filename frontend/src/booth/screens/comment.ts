import { h, run } from '../../app/dom.ts';
import { lengthOf } from '../../ballot/index.ts';
import { boxOf, type Stage } from '../screen.ts';

/** The calm field under a reporter's grades: folded until wanted, its readers named before one writes. */
export function commentField(stage: Stage, index: number): HTMLElement[] {
  const { say, name, tell, model, language } = stage;
  const rules = boxOf(stage).comments;
  if (rules === null) return [];
  const text = model.comments[index] ?? '';
  const ids = ['comment-readers', 'comment-hint', 'comment-count'] as const;
  const count = h('p', { class: 'comment__count', id: ids[2] });
  const field = h('textarea', {
    class: 'comment__text',
    id: 'comment',
    rows: 4,
    maxlength: rules.limit,
    autocomplete: 'off',
    'aria-describedby': ids.join(' '),
    oninput: () => {
      tell({ type: 'comment', reporter: index, text: field.value });
      show();
    },
  });
  field.value = text;
  const show = (): void => {
    count.textContent = say('booth-comment-count', { count: lengthOf(field.value), limit: rules.limit });
  };
  show();
  const readers = say('booth-comment-readers', { readers: name(rules.readers) });
  return [
    h(
      'details',
      { class: 'comment', open: text !== '' },
      h('summary', {}, say('booth-comment-add')),
      h('label', { class: 'comment__label', for: 'comment' }, run(rules.prompt, language)),
      field,
      count,
      h('p', { class: 'booth__hint', id: ids[0] }, readers),
      h('p', { class: 'booth__hint', id: ids[1] }, say('booth-comment-hint')),
    ),
  ];
}

/** What was written, as it will be sent. */
export function commentRead({ model }: Stage, index: number): HTMLElement | null {
  const text = (model.comments[index] ?? '').trim();
  return text === '' || boxIsSilent(model.box) ? null : h('p', { class: 'comment__read' }, text);
}

function boxIsSilent(box: Stage['model']['box']): boolean {
  return box === null || box.comments === null;
}
