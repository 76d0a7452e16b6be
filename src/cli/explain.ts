import { relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import type { ExplainRequest, ExplainTarget, MentorPlace } from '../mentor/conversation';
import { lessonIds, lessonText } from '../mentor/lesson-base';
import { explainOffline } from '../mentor/offline/explain';
import { answerMarkdown } from '../mentor/offline/markdown';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import { plainText } from '../review/formats/places';
import { groundsOf } from '../review/grounds';
import type { Grounds } from '../review/grounds';
import { pathMatcher } from '../review/listing';
import { nearestName } from '../review/nearest';
import { rules } from '../rules/registry.generated';
import type { PythonDocument } from '../python/document';
import { explainLevels, explainTypes } from './choices';
import { configFor } from './config-file';
import type { ModelFlags } from './explain-model';
import { askModel, modelMarkdown } from './explain-model';
import { renderMarkdown } from './markdown';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** The options of `holdout explain`, as the command line gives them. */
export interface ExplainFlags extends ModelFlags {
  readonly question?: string;
  readonly as: string;
  readonly level: string;
  readonly format: string;
  readonly hints?: boolean;
}

/** `holdout explain RULE|CONCEPT|FILE[:LINE]`: a lesson, or what is at a place. Without a target, `--question` is looked up in the lessons. */
export async function explain(what: string | undefined, flags: ExplainFlags): Promise<Status> {
  const type = explainTypes.find((one) => one === flags.as) ?? 'explain';
  const level = explainLevels.find((one) => one === flags.level) ?? 'junior';
  const isLesson = what !== undefined && lessonText(what) !== undefined;
  if (isLesson && type === 'explain' && flags.question === undefined && flags.format === 'pretty' && !asksModel(flags)) return printLesson(what);
  if (what === undefined && flags.question === undefined) throw new UsageError('Name a rule, a concept or FILE:LINE, or ask with --question.');
  const request = (target: ExplainTarget): ExplainRequest => ({ target, level, type });
  if (what === undefined || isLesson) {
    const target: ExplainTarget = flags.question === undefined ? { kind: 'lesson', id: what ?? '' } : { kind: 'question', text: flags.question, place: null };
    return print(explainOffline(request(target), { library, file: null, findings: [] }), flags, null);
  }
  const place = placeOf(what);
  const { grounds, path } = await readGrounds(place?.file ?? what, what);
  const at = place === null ? null : mentorPlace(path, place);
  const target = targetOf(path, at, flags, grounds);
  return print(explainOffline(request(target), { library, file: grounds.file, findings: grounds.findings, picture: grounds.picture }), flags, grounds.file?.document ?? null);
}

function printLesson(id: string): Status {
  const terminal = terminalOf(process.stdout);
  const { colours } = terminal;
  const lesson = lessonText(id) ?? '';
  const meta = rules.find((rule) => rule.meta.id === id)?.meta;
  const facts = meta === undefined ? 'concept' : [meta.severity, `${meta.confidence} finding`, ...(meta.fix === 'none' ? [] : [`${meta.fix} fix`])].join(', ');
  const titled = meta === undefined || /^# /m.test(lesson);
  process.stdout.write(`${colours.bold(id)}  ${colours.dim(facts)}\n${titled ? '' : `${meta.title}\n`}\n${renderMarkdown(lesson, terminal)}`);
  return STATUS.clean;
}

interface FilePlace {
  readonly file: string;
  readonly cell: number | null;
  readonly from: number;
  readonly to: number;
}

/** `train.py:12`, `train.py:12-20`, `explore.ipynb:3:2` (cell from 0, then line); null where no line is named. */
function placeOf(text: string): FilePlace | null {
  const match = /^(.+?\.(?:py|ipynb))(?::(\d+))?:(\d+)(?:-(\d+))?$/i.exec(text);
  if (match === null) return null;
  const [, file = '', cell, from = '1', to] = match;
  return { file, cell: cell === undefined ? null : Number(cell), from: Number(from), to: Number(to ?? from) };
}

function mentorPlace(path: string, { cell, from, to }: FilePlace): MentorPlace {
  return { path, cell, range: { start: { line: from, column: 1 }, end: { line: to, column: from === to ? 1 : Number.MAX_SAFE_INTEGER } } };
}

function targetOf(path: string, place: MentorPlace | null, { question }: ExplainFlags, { findings }: Grounds): ExplainTarget {
  if (question !== undefined) return { kind: 'question', text: question, place };
  if (place === null) return { kind: 'file', path };
  const { start, end } = place.range;
  const found = start.line === end.line ? findings.find((finding) => finding.path === path && finding.cell === place.cell && finding.range.start.line === start.line) : undefined;
  return found === undefined ? { kind: 'selection', place } : { kind: 'finding', rule: found.rule, place };
}

async function readGrounds(file: string, asked: string): Promise<{ readonly grounds: Grounds; readonly path: string }> {
  const root = process.cwd();
  const path = relative(root, resolve(root, file)).split(sep).join('/');
  if (!/\.(py|ipynb)$/i.test(path)) {
    const nearest = nearestName(asked, lessonIds());
    throw new UsageError(`"${asked}" is no rule, no concept and no Python file.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} See the rules with: holdout rules`);
  }
  const config = await configFor(root, undefined, rules.map((rule) => rule.meta));
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  if (!(await workspace.exists(path))) throw new UsageError(`${file}: There is no such file or folder.`);
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    const grounds = await groundsOf(engine, path);
    for (const error of grounds.errors) process.stderr.write(`holdout: ${plainText(error.path)}: ${plainText(error.message)}\n`);
    return { grounds, path };
  } finally {
    engine.dispose();
  }
}

function asksModel({ llm, preview }: ExplainFlags): boolean {
  return llm === true || preview === true;
}

/** Writes the answer; where a model is asked, its answer stands below, and in JSON under `model`. */
async function print(answer: ReturnType<typeof explainOffline>, flags: ExplainFlags, document: PythonDocument | null): Promise<Status> {
  const { format, hints, question = null } = flags;
  if (format === 'json') {
    const model = asksModel(flags) ? await askModel(answer, question, document, flags) : undefined;
    if (flags.preview !== true) process.stdout.write(`${JSON.stringify(model === undefined ? answer : { ...answer, model }, null, 2)}\n`);
    return STATUS.clean;
  }
  const write = (markdown: string): void => { process.stdout.write(format === 'markdown' ? markdown : renderMarkdown(markdown, terminalOf(process.stdout))); };
  if (flags.preview !== true) write(answerMarkdown(answer, hints === true ? answer.ladder.length : 0));
  const model = asksModel(flags) ? await askModel(answer, question, document, flags) : null;
  if (model !== null) write(modelMarkdown(model));
  return STATUS.clean;
}
