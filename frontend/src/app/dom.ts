import { reading, type Language, type Localized } from './words.ts';

type Attributes = Readonly<Record<string, string | number | boolean | EventListener | undefined>>;
type Child = Node | string | null | undefined | readonly Child[];

/**
 * An element with its attributes and children. Data only ever becomes text, never markup.
 * `onclick` and the like take a listener; `true` sets an empty attribute, `false` and `undefined` none.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined) continue;
    if (typeof child === 'string' || child instanceof Node) parent.append(child);
    else append(parent, child);
  }
}

/** A run of text; where only the other language has it, the run says so. */
export function run(text: Localized, language: Language): Node {
  const found = reading(text, language);
  return found.lang === language ? document.createTextNode(found.text) : h('span', { lang: found.lang }, found.text);
}

/** Puts text on the clipboard. Over plain HTTP there is no clipboard API, so an old way stands behind it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = h('textarea', { class: 'visually-hidden', 'aria-hidden': 'true', readonly: true });
  field.value = text;
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
