import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CODE = `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("a.csv")
X = StandardScaler().fit_transform(df.drop(columns="y"))
X_train, X_test, y_train, y_test = train_test_split(X, df["y"], random_state=0)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
`;

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface ToolAnswer {
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: boolean;
}

describe('holdout mcp', function () {
  this.timeout(60_000);
  let folder = '';
  let child: ChildProcessWithoutNullStreams;
  let errors = '';
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;

  const send = (message: object): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  };
  const request = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(error.message));
      });
      send({ id: last, method, params });
    });
  const call = async (name: string, args: object): Promise<ToolAnswer> => (await request('tools/call', { name, arguments: args })) as ToolAnswer;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdout-mcp-'));
    writeFileSync(join(folder, 'train.py'), CODE);
    child = spawn(process.execPath, [join(__dirname, '../../src/cli/main.js'), 'mcp'], { cwd: folder });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as Answer & { readonly id?: number };
      if (message.id !== undefined) waiting.get(message.id)?.(message);
    });
    await request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } });
    send({ method: 'notifications/initialized' });
  });
  after(() => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
    assert.equal(errors, '');
  });

  it('offers its six tools, all of them read-only', async () => {
    const { tools } = (await request('tools/list', {})) as { readonly tools: readonly { readonly name: string; readonly annotations: { readonly readOnlyHint: boolean } }[] };
    assert.deepEqual(tools.map(({ name }) => name).sort(), ['check', 'explain', 'lineage', 'parity', 'rules', 'skills']);
    assert.ok(tools.every(({ annotations }) => annotations.readOnlyHint));
  });

  it('checks, with the findings as data and as text', async () => {
    const { structuredContent, content } = await call('check', {});
    const findings = structuredContent?.findings as readonly { readonly rule: string }[];
    assert.ok(findings.some(({ rule }) => rule === 'leakage/fit-before-split'));
    assert.match(content[0]?.text ?? '', /train\.py:7: \w+ leakage\/fit-before-split/);
  });

  it('sees what has changed since the last question', async () => {
    writeFileSync(join(folder, 'later.py'), CODE);
    const { content } = await call('check', { paths: ['later.py'] });
    assert.match(content[0]?.text ?? '', /later\.py:7/);
    rmSync(join(folder, 'later.py'));
  });

  it('explains lines, a lesson and a question', async () => {
    const lines = await call('explain', { path: 'train.py', line: 7 });
    assert.match(lines.content[0]?.text ?? '', /line 7: Leaves the columns `y` out of|line 7: /);
    assert.ok((lines.structuredContent?.risks as readonly { readonly rule: string }[]).some(({ rule }) => rule === 'leakage/fit-before-split'));
    const lesson = await call('explain', { id: 'concept/calibration' });
    assert.equal(lesson.structuredContent?.title, 'Calibration: does 80% mean 80%');
    const question = await call('explain', { question: 'may I scale before train_test_split?' });
    assert.equal((question.structuredContent?.lessons as readonly { readonly id: string }[])[0]?.id, 'leakage/fit-before-split');
  });

  it('lists rules, shows lineage, parity and skills', async () => {
    const rules = await call('rules', { family: 'leakage' });
    assert.ok((rules.structuredContent?.rules as readonly object[]).length > 20);
    const lineage = await call('lineage', { path: 'train.py' });
    assert.match(lineage.content[0]?.text ?? '', /fit StandardScaler/);
    const parity = await call('parity', {});
    assert.deepEqual(parity.structuredContent?.pairs, []);
    const skills = await call('skills', {});
    assert.match(skills.content[0]?.text ?? '', /1 split into training and test rows/);
  });

  it('says in a sentence what it can not do', async () => {
    for (const [name, args, says] of [
      ['explain', {}, /Give an id, a path or a question/],
      ['explain', { path: 'none.py' }, /no such file/],
      ['explain', { path: '../outside.py' }, /outside/],
      ['rules', { id: 'leakage/none' }, /no rule/],
    ] as const) {
      const { isError, content } = await call(name, args);
      assert.equal(isError, true);
      assert.match(content[0]?.text ?? '', says);
    }
  });
});
