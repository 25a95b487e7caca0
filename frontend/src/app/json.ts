/** Reading JSON from elsewhere: each function answers with the wanted type or throws `TypeError`. */

export type Fields = Readonly<Record<string, unknown>>;

function wrong(where: string, wanted: string): never {
  throw new TypeError(`${where}: not ${wanted}`);
}

export function fields(value: unknown, where: string): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : wrong(where, 'an object');
}

export function text(value: unknown, where: string): string {
  return typeof value === 'string' ? value : wrong(where, 'a text');
}

export function whole(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : wrong(where, 'a whole number');
}

export function list<Item>(value: unknown, where: string, read: (item: unknown, where: string) => Item): Item[] {
  return Array.isArray(value) ? value.map((item, at) => read(item, `${where}[${at}]`)) : wrong(where, 'a list');
}

export function oneOf<Name extends string>(value: unknown, where: string, names: readonly Name[]): Name {
  return names.find((name) => name === value) ?? wrong(where, names.join(' or '));
}

/** `{"zh": …, "en": …}`; a missing language is the empty text, a bare text stands for both. */
export function localized(value: unknown, where: string): { zh: string; en: string } {
  if (typeof value === 'string') return { zh: value, en: value };
  const { zh, en, ...rest } = fields(value, where);
  return { zh: text(zh ?? rest['zh-CN'] ?? '', where), en: text(en ?? '', where) };
}

/** `{"zh-CN": {key: pattern}, "en": {…}}`. */
export function sheet(value: unknown, where: string): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields(value ?? {}, where)).map(([language, words]) => [
      language,
      patterns(words, `${where}.${language}`),
    ]),
  );
}

function patterns(value: unknown, where: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields(value, where)).map(([key, pattern]) => [key, text(pattern, `${where}.${key}`)]),
  );
}
