import { copyText } from '../app/dom.ts';
import { asLanguage, speaker, type Language } from '../app/words.ts';
import { Booth } from './booth.ts';
import { readCode } from './code.ts';
import { early } from './early.ts';
import { hasMarks } from './marks.ts';
import * as memory from './memory.ts';
import { nameIn, type Acts, type Stage } from './screen.ts';
import { boxUrl, findSource, type Source } from './source.ts';
import { Attendant } from './shared.ts';
import { next } from './course.ts';
import { begin, isPlace, type Event, type Model } from './state.ts';
import { Travel } from './travel.ts';
import { View } from './view.ts';

function start(): void {
  const root = document.getElementById('booth');
  if (root === null) return;
  const view = new View(root);
  const source = findSource(new URL(location.href));
  const shared = memory.isShared(new URLSearchParams(location.search).get('shared'));
  if (shared) memory.forget();
  const read = readCode(memory.takeFragment() || (memory.recall('code') ?? ''));
  const model = startingModel('code' in read ? read.code : null, shared);
  if (source === null) view.show(stageOf(next(model, { type: 'trouble', trouble: 'no-box' }), () => {}, noActs));
  else run(source, model, view);
}

function startingModel(credential: string | null, shared: boolean): Model {
  if (!shared) memory.remember('code', credential);
  const asked = asLanguage(new URLSearchParams(location.search).get('lang') ?? memory.recall('language'));
  const language: Language = asked ?? asLanguage(navigator.language) ?? 'zh-CN';
  return begin(language, asked !== null, credential, shared);
}

function run(source: Source, model: Model, view: View): void {
  const tell = (event: Event): void => {
    if (event.type === 'language' && !booth.model.shared) memory.remember('language', event.language);
    booth.tell(event);
  };
  const acts: Acts = {
    enterCode: (typed) => {
      const read = readCode(typed);
      tell('code' in read ? { type: 'code', code: read.code } : { type: 'code-problem', problem: read.problem });
    },
    hurry: () => booth.hurry(),
    reload: () => void booth.load(),
    copy: copyText,
    boardUrl: () => boxUrl(source),
    moreTime: () => attendant?.extend(),
  };
  const travel = new Travel(model.shared, (place) => tell({ type: 'go', place }));
  const attendant = model.shared ? new Attendant((event) => tell(event)) : null;
  const booth: Booth = new Booth(source, model, (now) => {
    view.show(stageOf(now, tell, acts));
    travel.follow(now.screen);
    attendant?.follow(now);
  });
  addEventListener('hashchange', () => scanned(booth, tell));
  addEventListener('beforeunload', (event) => {
    if (isHalfFilled(booth.model)) event.preventDefault();
  });
  booth.start();
}

function isHalfFilled(model: Model): boolean {
  return isPlace(model.screen) && (hasMarks(model) || model.comments.some((text) => text !== ''));
}

/** A card scanned into the open tab. A half-filled ballot is not thrown away for it. */
function scanned(booth: Booth, tell: (event: Event) => void): void {
  const read = readCode(memory.takeFragment());
  const busy = isHalfFilled(booth.model) || ['sending', 'discard', 'still-there'].includes(booth.model.screen.at);
  if ('code' in read && !busy) tell({ type: 'code', code: read.code });
}

const noActs: Acts = {
  enterCode: () => {},
  hurry: () => {},
  reload: () => location.reload(),
  copy: copyText,
  boardUrl: () => '/',
  moreTime: () => {},
};

function stageOf(model: Model, tell: (event: Event) => void, act: Acts): Stage {
  const { language, box } = model;
  const say = box === null ? speaker(language, early) : speaker(language, box.words, early);
  return { model, language, say, name: nameIn(language), tell, act };
}

start();
