/**
 * What the booth keeps for the life of a tab, so that a reload does not send a voter back to the
 * card: the code and the language. Both go when the tab is closed; marks are never kept.
 */

const CODE = 'pingyi.code';
const LANGUAGE = 'pingyi.language';

export function recall(name: 'code' | 'language'): string | null {
  try {
    return sessionStorage.getItem(name === 'code' ? CODE : LANGUAGE);
  } catch {
    return null;
  }
}

export function remember(name: 'code' | 'language', value: string | null): void {
  try {
    const key = name === 'code' ? CODE : LANGUAGE;
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // No storage: a reload then asks for the card again.
  }
}

/** Takes the secret out of the address, so that neither history nor a shoulder's view keeps it. */
export function takeFragment(): string {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (fragment !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return fragment;
}
