/**
 * `<form data-drag>` with a `[data-drag-list]` of `[data-drag-item]`s: items are dragged to their places, and the form is
 * sent in their order. A list without a button to save sends itself when something was dropped. Buttons do the same.
 */
export function startDrags(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-drag]')) start(form);
}

function start(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLElement>('[data-drag-list]');
  if (list === null) return;
  for (const hint of form.querySelectorAll<HTMLElement>('[data-drag-hint]')) hint.hidden = false;
  const items = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-drag-item]')];
  let held: HTMLElement | null = null;
  let before: HTMLElement[] = [];
  for (const item of items()) item.draggable = true;
  list.addEventListener('dragstart', (event) => {
    held = event.target instanceof HTMLElement ? event.target.closest('[data-drag-item]') : null;
    before = items();
  });
  list.addEventListener('dragover', (event) => {
    const over = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drag-item]') : null;
    if (held === null || over === null || over === held || !list.contains(over)) return;
    event.preventDefault();
    const all = items();
    if (all.indexOf(over) > all.indexOf(held)) over.after(held);
    else over.before(held);
  });
  list.addEventListener('drop', (event) => event.preventDefault());
  list.addEventListener('dragend', () => {
    held = null;
    const moved = items().some((item, place) => item !== before[place]);
    if (moved && form.querySelector('.form__actions') === null) send(form);
  });
}

/** What was seen stays as it was seen: only the places are in another order. */
function send(form: HTMLFormElement): void {
  const seen = form.dataset['seen']?.split(' ');
  if (seen !== undefined) {
    const fields = [...form.querySelectorAll<HTMLInputElement>('input[name="seen"]')];
    fields.forEach((field, place) => (field.value = seen[place] ?? ''));
  }
  form.submit();
}
