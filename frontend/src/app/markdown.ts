/**
 * What office programs put on the clipboard, as the Markdown of the editor: layout is kept, decoration goes.
 *
 * Works on the text alone, so that nothing of a stranger's page is ever part of ours. Whatever is no word of the text
 * (scripts, styles, pictures, comments) is dropped whole.
 */

/** A piece of HTML: words, or a tag that opens or closes. */
type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string };

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ',
  ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', middot: '·', bull: '•', times: '×',
};

/** Tags whose contents are no words of the text. */
const DROPPED = new Set(['head', 'title', 'style', 'script', 'xml', 'template', 'noscript', 'svg', 'math', 'iframe', 'object']);
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'blockquote', 'ul', 'ol', 'dl', 'dt', 'dd', 'pre', 'figure', 'figcaption', 'center', 'address', 'header', 'footer']);

/** Reads HTML as tags and words. */
function* pieces(html: string): Generator<Piece> {
  // Word's conditions and whole comments first: their insides look like tags.
  const plain = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<!\[[\s\S]*?\]>/g, '').replace(/<[!?][^>]*>/g, '');
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
  let end = 0;
  let dropped: string | null = null;
  for (const found of plain.matchAll(tag)) {
    if (dropped === null && found.index > end) yield { kind: 'words', text: decoded(plain.slice(end, found.index)) };
    end = found.index + found[0].length;
    const name = (found[2] ?? '').toLowerCase();
    const closes = found[1] === '/';
    if (dropped !== null) {
      if (closes && name === dropped) dropped = null;
      continue;
    }
    if (DROPPED.has(name)) {
      if (!closes && !(found[3] ?? '').endsWith('/')) dropped = name;
      continue;
    }
    yield { kind: closes ? 'close' : 'open', name, attributes: found[3] ?? '' };
  }
  if (dropped === null && end < plain.length) yield { kind: 'words', text: decoded(plain.slice(end)) };
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}

/** The value of an attribute, with or without quotation marks. */
function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*("[^"]*"|'[^']*'|[^\\s"'>]+)`, 'i').exec(attributes);
  return decoded((found?.[1] ?? '').replace(/^["']|["']$/g, ''));
}

/** Where a link may lead: the web and mail, nothing that runs. */
function address(attributes: string): string | null {
  const href = attribute(attributes, 'href').trim();
  return /^(https?:\/\/|mailto:)[^\s<>()]+$/i.test(href) ? href : null;
}

/** Signs that would mean something in Markdown mean themselves. */
function plainly(text: string): string {
  return text.replace(/([\\`*_[\]<>|])/g, '\\$1');
}

interface List { readonly ordered: boolean; count: number }

class Writer {
  readonly #blocks: string[] = [];
  #line = '';
  #start = '';
  readonly #lists: List[] = [];
  readonly #links: (string | null)[] = [];
  #table: string[][] | null = null;
  #cell: string | null = null;
  #bold = 0;
  #italic = 0;

  words(text: string): void {
    const spaced = text.replace(/[\s\u00a0]+/g, ' ');
    if (spaced === ' ' && (this.#line === '' || this.#line.endsWith(' '))) return;
    const said = plainly(spaced);
    if (this.#bold === 0 && this.#italic === 0) {
      this.#line += said;
      return;
    }
    const sign = (this.#bold > 0 ? '**' : '') + (this.#italic > 0 ? '*' : '');
    const [, before = '', inner = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(said) ?? [];
    this.#line += inner === '' ? said : `${before}${sign}${inner}${[...sign].reverse().join('')}${behind}`;
  }

  open(name: string, attributes: string): void {
    const heading = /^h([1-6])$/.exec(name);
    if (heading !== null) {
      this.#end();
      this.#start = `${'#'.repeat(Math.max(2, Number(heading[1])))} `;
    } else if (name === 'br') this.#line += this.#cell === null && this.#start === '' ? '\n' : ' ';
    else if (name === 'hr') this.#end();
    else if (name === 'b' || name === 'strong') this.#bold += 1;
    else if (name === 'i' || name === 'em') this.#italic += 1;
    else if (name === 'a') {
      const href = address(attributes);
      this.#links.push(href);
      if (href !== null) this.#line += '[';
    } else if (name === 'ul' || name === 'ol') {
      this.#end();
      this.#lists.push({ ordered: name === 'ol', count: 0 });
    } else if (name === 'li') {
      this.#end();
      this.#start = this.#item();
    } else if (name === 'table') {
      this.#end();
      this.#table = [];
    } else if (name === 'tr') this.#table?.push([]);
    else if (name === 'td' || name === 'th') {
      this.#line = '';
      this.#cell = name;
    } else if (BLOCKS.has(name) && this.#cell === null) {
      if (this.#line.trim() !== '') this.#end();
      this.#word(attributes);
    }
  }

  close(name: string): void {
    if (name === 'b' || name === 'strong') this.#bold = Math.max(0, this.#bold - 1);
    else if (name === 'i' || name === 'em') this.#italic = Math.max(0, this.#italic - 1);
    else if (name === 'a') {
      const href = this.#links.pop();
      if (href !== undefined && href !== null) this.#line += `](${href})`;
    } else if (name === 'td' || name === 'th') {
      this.#table?.at(-1)?.push(this.#line.trim().replaceAll('\n', ' '));
      this.#line = '';
      this.#cell = null;
    } else if (name === 'table') this.#tabled();
    else if (name === 'ul' || name === 'ol') {
      this.#end();
      this.#lists.pop();
    } else if ((BLOCKS.has(name) || name === 'li' || /^h[1-6]$/.test(name)) && this.#cell === null) this.#end();
  }

  text(): string {
    this.#end();
    // The items of a list stand together.
    const item = (block: string): boolean => /^\s*(?:- |\d+\. )/.test(block);
    return this.#blocks.reduce((whole, block, at) => {
      if (at === 0) return block;
      return whole + (item(block) && item(this.#blocks[at - 1] ?? '') ? '\n' : '\n\n') + block;
    }, '');
  }

  /** Word writes the items of a list as paragraphs, with the sign as text. */
  #word(attributes: string): void {
    const level = /mso-list:[^;"']*level(\d)/i.exec(attributes);
    if (level !== null) this.#start = `${'  '.repeat(Math.min(3, Number(level[1]) - 1))}\u0000`;
  }

  #item(): string {
    const list = this.#lists.at(-1);
    if (list === undefined) return '- ';
    list.count += 1;
    return `${'   '.repeat(this.#lists.length - 1)}${list.ordered ? `${list.count}. ` : '- '}`;
  }

  #end(): void {
    let line = this.#line.replace(/[ \t]+\n/g, '\n').replace(/\n{2,}/g, '\n').trim();
    let start = this.#start;
    this.#line = '';
    this.#start = '';
    if (line === '') return;
    if (start.endsWith('\u0000')) {
      const sign = /^(?:([0-9]+)[.、)]|[·•§oØü▪◦-])\s+/.exec(line);
      start = `${start.slice(0, -1)}${sign?.[1] === undefined ? '- ' : `${sign[1]}. `}`;
      line = line.slice(sign?.[0].length ?? 0);
    }
    if (start === '') {
      // What begins like Markdown and is none.
      line = line.replace(/^(#{1,6}\s|[-+]\s|>\s?|~~~|===)/gm, '\\$1').replace(/^(\d+)([.)])(?=\s)/gm, '$1\\$2');
      line = line.replace(/\n/g, '  \n');
    } else line = line.replace(/\n/g, ' ');
    // Two bold words side by side are one.
    this.#blocks.push(start + line.replaceAll('****', '').replace(/\*\*(\s)\*\*/g, '$1'));
  }

  #tabled(): void {
    const rows = (this.#table ?? []).filter((row) => row.some((cell) => cell !== ''));
    this.#table = null;
    this.#line = '';
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (width === 0) return;
    // A table of one column is a frame that somebody drew around words.
    if (width === 1) {
      for (const row of rows) this.#blocks.push(row.join(' '));
      return;
    }
    const line = (row: readonly string[]): string =>
      `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
    const [head = [], ...rest] = rows;
    this.#blocks.push([line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n'));
  }
}

/** HTML as Markdown. */
export function markdownOf(html: string): string {
  // Of Word's page only what was selected.
  const selected = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/i.exec(html)?.[1] ?? html;
  const writer = new Writer();
  for (const piece of pieces(selected)) {
    if (piece.kind === 'words') writer.words(piece.text);
    else if (piece.kind === 'open') writer.open(piece.name, piece.attributes);
    else writer.close(piece.name);
  }
  return writer.text();
}
