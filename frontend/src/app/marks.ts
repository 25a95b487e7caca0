/**
 * `<form data-mark-rows>` of `fieldset`s, one a row: the keys 1, 2, 3 … choose that answer of the row in hand and go
 * to the next, 0 the last but one (blank), x the last (marked twice). Works on top of ordinary radio buttons.
 */
export function startMarkRows(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-mark-rows]');
  if (form === null) return;
  const rows = [...form.querySelectorAll('fieldset')];
  form.addEventListener('keydown', (pressed) => {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
    const at = rows.findIndex((row) => row.contains(pressed.target as Node));
    const chosen = at < 0 ? undefined : choice(radios(rows[at]), pressed.key);
    if (chosen === undefined) return;
    pressed.preventDefault();
    chosen.checked = true;
    const next = rows[at + 1];
    if (next === undefined) form.querySelector<HTMLElement>('button')?.focus();
    else hold(next);
  });
  // A fresh paper is taken in hand at its first row; one that is looked at again is not.
  if (form.querySelector(':checked') === null && rows[0] !== undefined) hold(rows[0]);
}

/** `<button data-print hidden>`: shown, for it does nothing without this script. */
export function startPrinting(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}

function radios(row: Element | undefined): HTMLInputElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
}

/** The radio button that a key stands for: answers in their order, then blank, then marked twice. */
export function choice<T>(row: readonly T[], key: string): T | undefined {
  const answers = row.length - 2;
  if (key === '0') return row[answers];
  if (key === 'x' || key === 'X') return row[answers + 1];
  const place = /^[1-9]$/.test(key) ? Number(key) : Number.NaN;
  return place <= answers ? row[place - 1] : undefined;
}

function hold(row: Element): void {
  const all = radios(row);
  (all.find((radio) => radio.checked) ?? all[0])?.focus();
  row.scrollIntoView({ block: 'nearest' });
}
