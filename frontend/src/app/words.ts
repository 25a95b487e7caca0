/** Words as the server hands them out: one sheet a language, `{name}` where a value goes. */

export type Language = 'zh-CN' | 'en';

export type Sheet = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** A name or title in both languages; either may be empty. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export type Values = Readonly<Record<string, string | number>>;

/** The phrase of a key, filled in. An unknown key comes back as itself, so that it is seen. */
export type Say = (key: string, values?: Values) => string;

/** Sheets in falling order of right: a later one speaks only where the earlier ones are silent. */
export function speaker(language: Language, ...sheets: readonly Sheet[]): Say {
  return (key, values = {}) => {
    const pattern = sheets.map((sheet) => sheet[language]?.[key]).find((found) => found !== undefined) ?? key;
    return pattern.replaceAll(/\{\s*\$?(\w+)\s*\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** A text in the reader's language, or else in the other, with the language it then is in. */
export function reading(text: Localized, language: Language): { text: string; lang: Language } {
  const [own, other] = language === 'en' ? [text.en, text.zh] : [text.zh, text.en];
  if (own !== '') return { text: own, lang: language };
  return { text: other, lang: language === 'en' ? 'zh-CN' : 'en' };
}

export function asLanguage(name: string | null | undefined): Language | null {
  if (name === null || name === undefined || name === '') return null;
  return name.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Enumerates names: 甲、乙 and A, B. */
export function enumerate(names: readonly string[], language: Language): string {
  return names.join(language === 'en' ? ', ' : '、');
}
