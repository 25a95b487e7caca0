/**
 * `<input data-select>` opens with its text selected: what is typed next, or comes from a code reader, takes the place of
 * what was not found.
 */
export function startSelecting(): void {
  document.querySelector<HTMLInputElement>('input[data-select]')?.select();
}
