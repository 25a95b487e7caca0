import type { Box } from './box.ts';

/**
 * What the voter has marked: for each reporter and criterion the place of the chosen answer, or
 * null. Lives in memory only; nothing of it is ever written to the phone.
 */
export type Marks = readonly (readonly (number | null)[])[];

export type RowState = 'empty' | 'partial' | 'done' | 'own';

export function noMarks(box: Box): Marks {
  return box.reporters.map(() => box.criteria.map(() => null));
}

export function marked(marks: Marks, reporter: number, criterion: number, choice: number): Marks {
  return marks.map((row, at) =>
    at === reporter ? row.map((old, place) => (place === criterion ? choice : old)) : row,
  );
}

/** How far a reporter's rows are; `own` is the voter's own row, which stays blank. */
export function rowState(marks: Marks, reporter: number, own: number | null): RowState {
  if (reporter === own) return 'own';
  const row = marks[reporter] ?? [];
  const chosen = row.filter((mark) => mark !== null).length;
  if (chosen === row.length) return 'done';
  return chosen === 0 ? 'empty' : 'partial';
}

/** How many rows still need an answer. */
export function gaps(marks: Marks, own: number | null): number {
  return marks.reduce((sum, row, at) => sum + (at === own ? 0 : row.filter((mark) => mark === null).length), 0);
}

/** The first reporter with a gap, or null. */
export function firstGap(marks: Marks, own: number | null): number | null {
  const found = marks.findIndex((row, at) => at !== own && row.includes(null));
  return found === -1 ? null : found;
}

/** Whether every reporter got the very same row: allowed, but worth a second look. */
export function allAlike(marks: Marks, own: number | null): boolean {
  const rows = marks.filter((_, at) => at !== own).map((row) => row.join());
  return rows.length > 1 && new Set(rows).size === 1;
}

/**
 * The chosen answer of each question, reporter by reporter, as the election counts them.
 * The own row counts as "don't know", the last choice. Null while anything is missing.
 */
export function chosen(marks: Marks, own: number | null, abstain: number): number[] | null {
  const all = marks.flatMap((row, at) => (at === own ? row.map(() => abstain) : row));
  return all.every((mark) => mark !== null) ? all : null;
}
