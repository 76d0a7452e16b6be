import { strict as assert } from 'node:assert';
import { library } from '../../../src/library/tables';
import type { OfflineAnswer } from '../../../src/mentor/conversation';
import { conversationTypes, levels } from '../../../src/mentor/conversation';
import type { MentorAnswer } from '../../../src/mentor/llm/ask';
import { ask, defaultBudget, prepare } from '../../../src/mentor/llm/ask';
import type { CodeCheck } from '../../../src/mentor/llm/code-facts';
import { sourcesFor } from '../../../src/mentor/llm/sources';
import { explainOffline } from '../../../src/mentor/offline/explain';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import type { Grounds } from '../../../src/review/grounds';
import { groundsOf } from '../../../src/review/grounds';
import { rules } from '../../../src/rules/registry.generated';
import { freeLedger, MARK, realCheck, saying } from './asking';
import type { GoldenCase } from './golden-cases';
import { goldenCases } from './golden-cases';

async function groundsFor({ code }: GoldenCase): Promise<Grounds> {
  const engine = createEngine({ workspace: memoryWorkspace({ 'claims.py': code }), config: defaultConfig(), parser: await loadParser(), library, rules });
  try {
    return await groundsOf(engine, 'claims.py');
  } finally {
    engine.dispose();
  }
}

/** Each fault in each way of talking, the levels in turn. */
const cases = goldenCases.flatMap((one, row) => conversationTypes.map(({ id }, column) => ({ one, type: id, level: levels[(row + column) % levels.length] ?? 'junior' })));

describe('explanations of real findings by a model', () => {
  let check: CodeCheck;
  const grounds = new Map<GoldenCase, Grounds>();
  before(async () => {
    check = await realCheck();
    for (const one of goldenCases) grounds.set(one, await groundsFor(one));
  });

  it('are at least 60, with all ways of talking and all levels', () => {
    assert.ok(cases.length >= 60);
    assert.deepEqual(new Set(cases.map(({ level }) => level)), new Set(levels));
  });

  for (const { one, type, level } of cases) {
    it(`${one.name}, ${type}, ${level}`, async () => {
      const found = grounds.get(one);
      assert.ok(found);
      const place = { path: 'claims.py', cell: null, range: { start: { line: one.line, column: 1 }, end: { line: one.line, column: 200 } } };
      const target = one.rule === null ? { kind: 'selection' as const, place } : { kind: 'finding' as const, rule: one.rule, place };
      const offline: OfflineAnswer = explainOffline({ target, level, type }, { library, file: found.file, findings: found.findings });
      const seen = offline.risks.flatMap(({ kind, rule }) => (kind === 'finding' ? [rule] : []));
      assert.ok(one.rule === null ? seen.length === 0 : seen.includes(one.rule), `the analyser has: ${seen.join()}`);

      const lines = one.code.split('\n');
      const sources = await sourcesFor(offline, () => Promise.resolve({ count: lines.length, line: (number) => lines[number - 1] ?? '' }));
      const prepared = prepare({ offline, message: null, history: [], sources, style: [] }, defaultBudget, MARK);
      assert.ok(prepared.prompts.startsWith(`${type} `));
      assert.ok(prepared.text.includes(`Level: ${level}.`));
      assert.deepEqual(prepared.context.cut, []);
      assert.ok(prepared.inputTokens < 6_000, `${prepared.inputTokens} tokens`);
      if (one.rule !== null) assert.ok(prepared.text.includes(`${one.rule} [`), 'the finding is told');

      const label = prepared.context.parts.find((part) => part.label !== null && part.lines.has(one.line))?.label;
      const { quote, code, ...said } = one.good;
      const good = {
        ...said,
        lines: [{ source: label, first: one.line, last: one.line, quote, say: 'This is the line.' }],
        code: code === '' ? [] : [code],
        rules: one.rule === null ? [] : [one.rule],
        competencies: offline.competencies.slice(0, 2).map(({ id }) => id),
        lessons: [],
        references: offline.sources.slice(0, 1).map(({ id }) => id),
      };
      const answered = (answer: object): Promise<MentorAnswer> => ask(prepared, saying(answer), { check, ledger: freeLedger() }, new AbortController().signal);
      assert.deepEqual((await answered(good)).problems, []);
      const wrong = await answered({ ...good, ...one.wrong.change });
      assert.deepEqual(wrong.problems.map(({ kind }) => kind), [one.wrong.caught]);
      assert.equal(wrong.state, 'marked');
    });
  }
});
