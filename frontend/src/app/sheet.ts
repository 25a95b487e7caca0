/**
 * `<table data-sheet>`: a table that is filled in. Enter and the arrow keys go up and down among the inputs of the same
 * `data-column`, as in a spreadsheet. Enter in the last row goes on to the next thing; it sends nothing off.
 */
export function startSheets(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sheet]')) {
    table.addEventListener('keydown', (event) => move(table, event));
  }
}

function move(table: HTMLTableElement, event: KeyboardEvent): void {
  const here = event.target;
  if (!(here instanceof HTMLInputElement) || here.dataset['column'] === undefined || event.isComposing) return;
  const step = stepOf(event);
  if (step === 0) return;
  event.preventDefault();
  const column = [...table.querySelectorAll<HTMLInputElement>('input[data-column]')]
    .filter((one) => one.dataset['column'] === here.dataset['column']);
  const next = column[column.indexOf(here) + step];
  next?.focus();
  next?.select();
}

function stepOf(event: KeyboardEvent): number {
  if (event.altKey || event.ctrlKey || event.metaKey) return 0;
  if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)) return 1;
  if (event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey)) return -1;
  return 0;
}
