import { isUuid } from './credential.ts';
import { demand } from './error.ts';
import { keyFromText, type Point } from './group.ts';
import { hashBase64 } from './hash.ts';
import { array, natural, object, parseJson, string, type Json } from './json.ts';

// Belenios v1, section 5.

/** One question of a box: a reporter judged on a criterion, say. */
export interface Question {
  readonly text: string;
  readonly answers: readonly string[];
  /** Fewest and most answers that may be chosen; `most` may exceed their number. */
  readonly least: number;
  readonly most: number;
  /** Whether a blank vote is allowed; it then has the first place in the votes. */
  readonly blank: boolean;
}

/** What a box's election text says, and the text itself, which must never be written anew. */
export interface Election {
  readonly text: string;
  /** Hash of the text, 43 characters: what ballots are bound to. */
  readonly fingerprint: string;
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly key: Point;
  readonly keyText: string;
  readonly questions: readonly Question[];
}

/** Reads an election text; throws for all that is not version 1, Ed25519, homomorphic questions. */
export function parseElection(text: string): Election {
  const fields = object(
    parseJson(text, 'election'),
    [
      'version',
      'description',
      'name',
      'group',
      'public_key',
      'questions',
      'uuid',
      'administrator?',
      'credential_authority?',
      'language?',
    ],
    'election',
  );
  demand(fields['version'] === 1, 'shape', 'election.version');
  demand(fields['group'] === 'Ed25519', 'group', 'election.group');
  for (const name of ['administrator', 'credential_authority']) {
    if (name in fields) string(fields[name], `election.${name}`);
  }
  checkLanguage(fields['language']);
  const uuid = string(fields['uuid'], 'election.uuid');
  demand(isUuid(uuid), 'shape', 'election.uuid');
  const keyText = string(fields['public_key'], 'election.public_key');
  const questions = array(fields['questions'], 'election.questions').map(question);
  demand(questions.length > 0, 'question', 'election.questions');
  return {
    text,
    fingerprint: hashBase64(text),
    uuid,
    name: string(fields['name'], 'election.name'),
    description: string(fields['description'], 'election.description'),
    key: keyFromText(keyText, 'election.public_key'),
    keyText,
    questions,
  };
}

function question(value: Json, at: number): Question {
  const where = `election.questions[${at}]`;
  const fields = object(value, ['answers', 'blank?', 'min', 'max', 'question'], where, 'question');
  const answers = array(fields['answers'], where).map((answer) => string(answer, where));
  const least = natural(fields['min'], where);
  const most = natural(fields['max'], where);
  const blank = fields['blank'] ?? false;
  demand(typeof blank === 'boolean' && fields['blank'] !== null, 'question', where);
  demand(answers.length > 0 && least <= most, 'question', where);
  return { text: string(fields['question'], where), answers, least, most, blank };
}

function checkLanguage(value: Json | undefined): void {
  if (value === undefined) return;
  const [code, direction, ...more] = array(value, 'election.language');
  string(code, 'election.language');
  demand(more.length === 0 && (direction === 'ltr' || direction === 'rtl'), 'shape', 'election.language');
}

/** How many ciphertexts an answer has: one for each choice, one more where blank is allowed. */
export function width(question: Question): number {
  return question.answers.length + (question.blank ? 1 : 0);
}

/** The votes that choose exactly one answer of each question; `picks` are indices of answers. */
export function picks(election: Election, chosen: readonly number[]): number[][] {
  demand(chosen.length === election.questions.length, 'votes', 'number of answers');
  return election.questions.map((question, at) => {
    const pick = (chosen[at] ?? -1) + (question.blank ? 1 : 0);
    const votes = Array.from({ length: width(question) }, (_, place) => (place === pick ? 1 : 0));
    demand(
      Number.isInteger(pick) && pick >= width(question) - question.answers.length && pick < votes.length,
      'votes',
      `question ${at + 1}`,
    );
    return votes;
  });
}
