import type { Box } from './box.ts';
import type { Marks } from './marks.ts';

/** How often some grades may or must be given on one ballot. */
export interface Quota {
  readonly grades: readonly string[];
  /** Only on this criterion; on all of them together when null. */
  readonly criterion: string | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** The template's rules for filling a ballot in, as `review::evaluation::check_filling` has them. */
export interface Filling {
  readonly missingRows: 'refuse' | 'abstain';
  readonly allSame: 'warn' | 'allow';
  readonly quotas: readonly Quota[];
}

/** One row of the ballot: reporter and criterion by their places. */
export interface Row {
  readonly reporter: number;
  readonly criterion: number;
}

export type Finding =
  | { readonly kind: 'missing'; readonly rows: number; readonly first: Row }
  | { readonly kind: 'too_many'; readonly quota: number; readonly found: number; readonly first: Row }
  | { readonly kind: 'too_few'; readonly quota: number; readonly found: number; readonly first: Row }
  | { readonly kind: 'all_same' };

/** What must be mended before sealing. That everybody got the same is only asked about. */
export type Blocking = Exclude<Finding, { readonly kind: 'all_same' }>;

interface Marked extends Row {
  readonly choice: number | null;
}

/**
 * All there is to say of a ballot. What open rows may still mend is told only when there are none.
 * The server cannot check any of it: what it gets is sealed.
 */
export function findings(box: Box, marks: Marks, own: number | null): Finding[] {
  const rows = others(marks, own).filter(({ reporter }) => !box.waiting.includes(reporter));
  const open = rows.filter(({ choice }) => choice === null);
  const found: Finding[] = [];
  const [first] = open;
  if (box.filling.missingRows === 'refuse' && first !== undefined)
    found.push({ kind: 'missing', rows: open.length, first: place(first) });
  const complete = found.length === 0 && box.waiting.every((reporter) => reporter === own);
  box.filling.quotas.forEach((quota, at) => {
    const broken = check(box, rows, quota, at);
    if (broken !== null && (complete || broken.kind === 'too_many')) found.push(broken);
  });
  if (complete && box.filling.allSame === 'warn' && isAllSame(box, marks, own)) found.push({ kind: 'all_same' });
  return found;
}

export function blocking(found: readonly Finding[]): Blocking[] {
  return found.filter((finding): finding is Blocking => finding.kind !== 'all_same');
}

/** How many marks a quota counts now. */
export function countOf(box: Box, marks: Marks, own: number | null, quota: Quota): number {
  return others(marks, own).filter((row) => counts(box, quota, row)).length;
}

function check(box: Box, rows: readonly Marked[], quota: Quota, at: number): Blocking | null {
  const counted = rows.filter((row) => counts(box, quota, row));
  const found = counted.length;
  if (quota.atMost !== null && found > quota.atMost)
    return { kind: 'too_many', quota: at, found, first: place(counted[0]) };
  if (quota.atLeast !== null && found < quota.atLeast) {
    const free = rows.find((row) => asks(box, quota, row) && !counts(box, quota, row));
    return { kind: 'too_few', quota: at, found, first: place(free) };
  }
  return null;
}

/** Whether each of several reporters got the very same marks; an open row is an abstention. */
function isAllSame(box: Box, marks: Marks, own: number | null): boolean {
  const abstain = box.choices.length - 1;
  const sheets = marks.filter((_, at) => at !== own).map((row) => row.map((mark) => mark ?? abstain).join());
  return sheets.length > 1 && new Set(sheets).size === 1;
}

/** All rows but the voter's own. */
function others(marks: Marks, own: number | null): Marked[] {
  return marks.flatMap((row, reporter) =>
    reporter === own ? [] : row.map((choice, criterion) => ({ reporter, criterion, choice })),
  );
}

function asks(box: Box, quota: Quota, { criterion }: Row): boolean {
  return quota.criterion === null || box.criteria[criterion]?.key === quota.criterion;
}

function counts(box: Box, quota: Quota, row: Marked): boolean {
  const grade = row.choice === null || row.choice === box.choices.length - 1 ? undefined : box.choices[row.choice];
  return grade !== undefined && asks(box, quota, row) && quota.grades.includes(grade.key);
}

function place(row: Row | undefined): Row {
  return { reporter: row?.reporter ?? 0, criterion: row?.criterion ?? 0 };
}
