import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { library } from '../../../src/library/tables';
import type { ConversationType, ExplainRequest, ExplainTarget, Level, OfflineAnswer } from '../../../src/mentor/conversation';
import { conversationTypes, levels } from '../../../src/mentor/conversation';
import { explainOffline } from '../../../src/mentor/offline/explain';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import { groundsOf } from '../../../src/review/grounds';
import type { Grounds } from '../../../src/review/grounds';
import { rules } from '../../../src/rules/registry.generated';
import type { GoldenProgram } from './programs';
import { programs } from './programs';

/** `HOLDOUT_RECORD=1` writes the answers anew: read the diff before you commit it. */
const RECORD = process.env.HOLDOUT_RECORD === '1';
const file = join(__dirname, '../../../../test/mentor/golden/recorded.json');
const source = existsSync(file) ? file : join(process.cwd(), 'test/mentor/golden/recorded.json');

/** What of an answer is recorded: all that the mentor says itself, and of the lessons their names, so that a lesson may be improved freely. */
function recorded(answer: OfflineAnswer): object {
  return {
    title: answer.title,
    answer: answer.answer,
    lines: answer.lines.map((line) => `${String(line.place.range.start.line)}: ${line.text}`),
    from: answer.data.from.map((step) => step.text),
    to: answer.data.to.map((step) => step.text),
    risks: answer.risks.map((risk) => `${risk.kind} ${risk.rule ?? '-'}`),
    lessons: answer.lessons.map(({ id }) => id),
    competencies: answer.competencies.map(({ id }) => id),
    next: answer.next.map(({ label }) => label),
    script: answer.request.type === 'explain' ? [] : [answer.script.opening, ...answer.script.steps.map((step) => `${step.title}: ${step.ask === null ? '-' : step.ask.question}`), answer.script.closing],
  };
}

const combinations: readonly { readonly program: GoldenProgram; readonly level: Level; readonly type: ConversationType }[] = programs.flatMap((program) => [
  ...conversationTypes.map(({ id }) => ({ program, level: 'junior' as const, type: id })),
  ...levels.slice(1).map((level) => ({ program, level, type: 'explain' as const })),
]);

describe('the golden set of offline answers', () => {
  const grounds = new Map<string, Grounds>();
  const answers: Record<string, object> = {};
  const wanted: Record<string, object> = RECORD ? {} : (JSON.parse(readFileSync(source, 'utf8')) as Record<string, object>);

  before(async () => {
    const parser = await loadParser();
    for (const { name, code } of programs) {
      const engine = createEngine({ workspace: memoryWorkspace({ 'train.py': code }), config: defaultConfig(), parser, library, rules });
      grounds.set(name, await groundsOf(engine, 'train.py'));
      engine.dispose();
    }
  });
  after(() => {
    if (RECORD) writeFileSync(source, `${JSON.stringify(answers, null, 1)}\n`);
  });

  it('has sixty combinations or more', () => {
    assert.ok(combinations.length >= 60, String(combinations.length));
  });

  for (const { program, level, type } of combinations) {
    const name = `${program.name}, ${level}, ${type}`;
    it(name, () => {
      const known = grounds.get(program.name);
      assert.ok(known?.file);
      const finding = known.findings.find(({ rule }) => rule === program.rule);
      if (program.rule !== null) assert.ok(finding, `${program.rule} is not found`);
      const [from, to] = program.lines;
      const target: ExplainTarget = finding === undefined
        ? { kind: 'selection', place: { path: 'train.py', cell: null, range: { start: { line: from, column: 1 }, end: { line: to, column: 200 } } } }
        : { kind: 'finding', rule: finding.rule, place: { path: 'train.py', cell: null, range: finding.range } };
      const request: ExplainRequest = { target, level, type };
      const answer = explainOffline(request, { library, file: known.file, findings: known.findings.filter(({ rule }) => rule === program.rule), picture: known.picture });
      answers[name] = recorded(answer);
      if (!RECORD) assert.deepEqual(answers[name], wanted[name]);
      // Whatever is recorded, these hold.
      assert.ok(answer.script.steps.length > 0, 'its conversation is empty');
      assert.ok(answer.answer.length > 20);
      for (const text of [answer.answer, ...answer.lines.map((line) => line.text), ...answer.data.from.map((step) => step.text), ...answer.risks.map((risk) => risk.text)]) {
        assert.doesNotMatch(text, /\{|\bundefined\b|\bnull\b| {2}|\b(?:just|simply|obviously)\b/, text);
      }
    });
  }
});
