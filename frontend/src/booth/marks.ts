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

/** Whether anything was marked yet. */
export function hasMarks({ marks }: { readonly marks: Marks }): boolean {
  return marks.some((row) => row.some((mark) => mark !== null));
}

/** How far a reporter's rows are; `own` is the voter's own row, which stays blank. */
export function rowState(marks: Marks, reporter: number, own: number | null): RowState {
  if (reporter === own) return 'own';
  const row = marks[reporter] ?? [];
  const chosen = row.filter((mark) => mark !== null).length;
  if (chosen === row.length) return 'done';
  return chosen === 0 ? 'empty' : 'partial';
}

/** The first reporter with a gap, or null. */
export function firstGap(marks: Marks, own: number | null): number | null {
  const found = marks.findIndex((row, at) => at !== own && row.includes(null));
  return found === -1 ? null : found;
}

/**
 * The chosen answer of each question, reporter by reporter, as the election counts them.
 * The own row, and a row that was lawfully left open, count as "don't know", the last choice.
 */
export function chosen(marks: Marks, own: number | null, abstain: number): number[] {
  return marks.flatMap((row, at) => row.map((mark) => (at === own ? abstain : (mark ?? abstain))));
}
