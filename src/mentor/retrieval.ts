import MiniSearch from 'minisearch';
import { lessonIds, lessonText } from './lesson-base';
import { termsOf } from './words';

/** A lesson that may answer a question. */
export interface Found {
  readonly id: string;
  readonly title: string;
  readonly score: number;
}

interface Indexed {
  readonly id: string;
  readonly title: string;
  readonly aliases: string;
  readonly name: string;
  readonly about: string;
  readonly rest: string;
}

let index: MiniSearch<Indexed> | null = null;

/** Below this share of the question's words, weighed by how rare they are, nothing fits. Chosen on the first half of the retrieval set. */
const ENOUGH = 0.5;

/** The lessons that best fit a question in a junior's words, best first; empty where nothing fits. */
export function findLessons(question: string, most = 3): readonly Found[] {
  const search = lessonIndex();
  const terms = [...new Set(termsOf(question))];
  if (terms.length === 0) return [];
  const results = search.search(question, { boost: { aliases: 4, title: 3, name: 3, about: 1.2, rest: 0.5 }, fuzzy: (term) => (term.length > 6 ? 0.15 : false), prefix: (term) => term.length > 4, combineWith: 'OR' });
  const rarity = new Map(terms.map((term) => [term, rarityOf(search, term)]));
  const total = [...rarity.values()].reduce((sum, value) => sum + value, 0);
  return results.slice(0, Math.max(most, 8)).flatMap((result): Found[] => {
    const matched = new Set(result.queryTerms);
    const share = [...rarity].reduce((sum, [term, value]) => sum + (matched.has(term) ? value : 0), 0) / total;
    return share < ENOUGH ? [] : [{ id: String(result.id), title: titles.get(String(result.id)) ?? '', score: result.score * (0.5 + share) }];
  }).sort((a, b) => b.score - a.score).slice(0, most);
}

const titles = new Map<string, string>();
const documentsWith = new Map<string, number>();

/** How much a word tells: rare words of the lessons tell most; a word that no lesson has tells that the question is about something else. */
function rarityOf(search: MiniSearch<Indexed>, term: string): number {
  const count = documentsWith.get(term) ?? 0;
  return Math.log(1 + search.documentCount / (1 + count));
}

/** Makes the index when it is first asked for; later calls give the same. */
export function lessonIndex(): MiniSearch<Indexed> {
  if (index !== null) return index;
  const made = emptyIndex();
  for (const id of lessonIds()) addLesson(made, id);
  index = made;
  return made;
}

/** Lessons that are added between two pauses: a few milliseconds. */
const AT_ONCE = 5;

/** Makes the index before it is asked for, a little at a time. `pause` lets other work go first. */
export async function warmLessons(pause: () => Promise<void>): Promise<void> {
  if (isMade()) return;
  const made = emptyIndex();
  for (const [count, id] of lessonIds().entries()) {
    if (count % AT_ONCE === 0) await pause();
    if (isMade()) return;
    addLesson(made, id);
  }
  index = made;
}

/** Asks anew: somebody may have asked a question during a pause. */
function isMade(): boolean {
  return index !== null;
}

function emptyIndex(): MiniSearch<Indexed> {
  titles.clear();
  documentsWith.clear();
  return new MiniSearch<Indexed>({
    fields: ['title', 'aliases', 'name', 'about', 'rest'],
    tokenize: (text) => [...termsOf(text)],
    processTerm: (term) => term,
    searchOptions: { tokenize: (text) => [...new Set(termsOf(text))], processTerm: (term) => term },
  });
}

function addLesson(made: MiniSearch<Indexed>, id: string): void {
  const text = lessonText(id);
  if (text === undefined) return;
  const entry = entryOf(id, text);
  titles.set(id, entry.title);
  for (const term of new Set(termsOf(Object.values(entry).join(' ')))) documentsWith.set(term, (documentsWith.get(term) ?? 0) + 1);
  made.add(entry);
}

/** What is searched of a lesson. Reads it by its headings alone: parsing all lessons as Markdown would take seconds. */
function entryOf(id: string, text: string): Indexed {
  const section = (heading: string): string => new RegExp(`^#+ (?:\\d )?(?:${heading})[^\\n]*\\n([\\s\\S]*?)(?=^#|(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? '';
  return {
    id,
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    aliases: (/^aliases: \[(.*)\]$/m.exec(text)?.[1] ?? '').replaceAll(',', ' . '),
    name: id.replace(/[/-]/g, ' '),
    about: section('What happens|What it is').slice(0, 900),
    rest: [section('Orient'), ...[...text.matchAll(/^\*\*Q\.\*\* (.*)$/gm)].map((match) => match[1] ?? ''), section('Pitfalls').slice(0, 800)].join('\n'),
  };
}
