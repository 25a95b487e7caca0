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

/** Everything of the voter. */
export function forget(): void {
  remember('code', null);
  remember('language', null);
}

const SHARED = 'pingyi.shared';

/**
 * Whether this device passes from hand to hand. `?shared` says so once for the device, since a card
 * scanned with its camera opens a page of its own; `?shared=off` ends it. Nothing of a voter is kept.
 */
export function isShared(asked: string | null): boolean {
  try {
    if (asked === 'off') localStorage.removeItem(SHARED);
    else if (asked !== null) localStorage.setItem(SHARED, 'yes');
    return localStorage.getItem(SHARED) !== null;
  } catch {
    return asked !== null && asked !== 'off';
  }
}

/** Takes the secret out of the address, so that neither history nor a shoulder's view keeps it. */
export function takeFragment(): string {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (fragment !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return fragment;
}
