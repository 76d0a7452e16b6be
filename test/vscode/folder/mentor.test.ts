import { strict as assert } from 'node:assert';
import type { CodeAction, CodeLens } from 'vscode';
import { commands, ConfigurationTarget, env, lm, Selection, window, workspace } from 'vscode';
import type { ModelServer } from '../../mentor/llm/model-server';
import { modelServer, refuses, streams } from '../../mentor/llm/model-server';
import { closeAll, openNotebook, openScript } from '../support/documents';
import { findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';
import { idle } from '../support/holdout';
import { choose, click, countElements, fill, press, screenshot, textsOf } from '../support/page';
import { pause, until } from '../support/wait';

const ANSWER = {
  answer: 'Split first, then fit the scaler on the training rows alone: `StandardScaler` sees the test rows here.',
  verdict: 'fault',
  lines: [],
  code: ['from sklearn.preprocessing import StandardScaler\n\nscaler = StandardScaler().fit(X_train)\nX_test = scaler.transform(X_test)'],
  question: 'Which rows may a scaler learn from?',
};

/** The words that are drawn, in any frame. */
async function words(selector: string): Promise<string> {
  return (await textsOf(selector)).join('\n').replace(/\u00a0/g, ' ');
}

async function shows(selector: string, pattern: RegExp, time = 10_000): Promise<string> {
  let seen = '';
  return until(`${selector} with ${String(pattern)}`, async () => {
    seen = await words(selector);
    return pattern.test(seen) ? seen : undefined;
  }, time, 50).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}; it has: ${seen.slice(0, 1_500)}`);
  });
}

async function gone(selector: string): Promise<void> {
  await until(`no ${selector}`, async () => ((await countElements(selector)) === 0 ? true : undefined), 10_000, 50);
}

async function configure(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = workspace.getConfiguration('holdout.mentor');
  for (const [name, value] of Object.entries(values)) await configuration.update(name, value, ConfigurationTarget.Global);
}

/** Selects the one place at which the text stands. */
async function select(text: string): Promise<void> {
  const editor = window.activeTextEditor;
  assert.ok(editor);
  const start = editor.document.getText().indexOf(text);
  assert.ok(start >= 0, text);
  editor.selection = new Selection(editor.document.positionAt(start), editor.document.positionAt(start + text.length));
  await pause(50);
}

async function forget(): Promise<void> {
  await commands.executeCommand('holdout.newConversation');
  await configure({ provider: undefined, baseUrl: undefined, model: undefined });
  await closeAll();
}

describe('the mentor', function () {
  this.timeout(60_000);
  afterEach(forget);

  it('explains what is selected, without any model', async () => {
    await openScript('train.py');
    await findingsOf(window.activeTextEditor?.document ?? assert.fail(), FIT_BEFORE_SPLIT);
    await select('X_scaled = scaler.fit_transform(X)');
    const began = Date.now();
    await commands.executeCommand('holdout.explain');
    const text = await shows('article.mentor', /leakage\/fit-before-split/);
    assert.ok(Date.now() - began < 8_000);
    assert.match(text, /What was found/);
    assert.match(await words('.provider'), /Offline: nothing is sent/);
    await pause(300);
    await commands.executeCommand('holdout.mentor.focus');
    await screenshot('screenshot-mentor', { contrast: true });
  });

  it('is asked by the lightbulb, by a lens, and from a cell', async () => {
    const document = await openScript('train.py');
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding);
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, finding.range);
    const action = actions.find(({ title }) => title === `Explain: ${FIT_BEFORE_SPLIT}`);
    assert.ok(action?.command);
    await commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    await shows('article.mentor h2', /\S/);
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    assert.ok(lenses.some(({ command }) => command?.title === 'Explain this'));
    await commands.executeCommand('holdout.newConversation');
    await gone('article.mentor');

    const notebook = await openNotebook('churn.ipynb');
    await idle();
    const cell = notebook.getCells().find((one) => one.document.getText().includes('fit'));
    await commands.executeCommand('holdout.explainCell', cell);
    await shows('article.mentor', /cell \d+, line \d+/);
  });

  it('gives hints one by one, and goes to a line', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
    await commands.executeCommand('holdout.explain');
    await shows('.ladder .buttons', /1 Orient/);
    await click('.ladder .buttons button');
    await shows('.ladder ol', /Orient/);
    assert.equal(await countElements('.ladder ol > li'), 1);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await click('.risks button.place');
    await until('the line', () => (window.activeTextEditor?.document.uri.path.endsWith('train.py') === true ? true : undefined));
  });

  it('plays a conversation of another kind step by step, without a model', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
    await commands.executeCommand('holdout.mentor.focus');
    await until('the panel', async () => ((await countElements('#type')) === 1 ? true : undefined), 10_000, 50);
    await choose('#type', 'socratic');
    await commands.executeCommand('holdout.explain');
    await shows('.script h3', /Step 1 of \d/);
    await screenshot('mentor-socratic');
    await click('.script .next-step');
    await shows('.script h3', /Step 2 of \d/);
    await choose('#type', 'explain');
  });

  it('keeps the conversation when the panel is hidden and made anew', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
    await commands.executeCommand('holdout.explain');
    const before = await shows('article.mentor h2', /\S/);
    await fill('#question', 'A draft that is not sent');
    await commands.executeCommand('workbench.view.explorer');
    await gone('article.mentor');
    await commands.executeCommand('holdout.mentor.focus');
    assert.equal(await shows('article.mentor h2', /\S/), before);
    await commands.executeCommand('workbench.action.webview.reloadWebviewAction');
    await shows('article.mentor h2', /\S/);
  });

  it('is reached by the keyboard alone', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await window.showTextDocument(document);
    await select('scaler.fit_transform(X)');
    await press('Control+k');
    await press('h');
    await shows('article.mentor h2', /\S/);
    await fill('#question', 'What is a split?');
    await press('Enter');
    await shows('article.learner', /What is a split\?/);
    await until('two answers', async () => ((await countElements('article.mentor')) === 2 ? true : undefined), 10_000, 50);
  });

  it('looks as the settings say', async () => {
    await configure({ oneStep: true, spacing: 'wide', size: 1.25, reduceMotion: true });
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
    await commands.executeCommand('holdout.explain');
    await shows('.where', /Where was I\?[\s\S]*0 of 5 hints are open; next: Orient/);
    assert.equal(await countElements('html.wide-spacing.still'), 1);
    assert.equal(await countElements('article.mentor details[open]'), 0);
    await screenshot('mentor-steps');
    await configure({ oneStep: undefined, spacing: undefined, size: undefined, reduceMotion: undefined });
  });

  it('exports the conversation as Markdown', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
    await commands.executeCommand('holdout.explain');
    await shows('article.mentor h2', /\S/);
    await click('.tools button');
    await until('the clipboard', async () => ((await env.clipboard.readText()).startsWith('## ') ? true : undefined)).catch(() => undefined);
    await commands.executeCommand('holdout.exportConversation');
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^# .+\n\nA conversation with the mentor of Holdout/);
    assert.match(text, /leakage\/fit-before-split/);
  });

  it('lists competencies with what the open files show', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await commands.executeCommand('holdout.competencies.focus');
    await shows('.monaco-list', /ML core[\s\S]*finding/i);
    await shows('.monaco-list', /ML core[\s\S]*\d+ shown/i);
    await commands.executeCommand('holdout.mentor.focus');
  });

  it('gives models of the editor facts as JSON', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    const tools = lm.tools.map(({ name }) => name).filter((name) => name.startsWith('holdout_'));
    assert.deepEqual(tools.sort(), ['holdout_explain', 'holdout_findings', 'holdout_lesson']);
    const result = await lm.invokeTool('holdout_findings', { input: { path: 'train.py' }, toolInvocationToken: undefined });
    const [part] = result.content;
    const facts = JSON.parse(String((part as { value?: unknown }).value)) as { findings: { rule: string; line: number }[] };
    assert.equal(facts.findings[0]?.rule, FIT_BEFORE_SPLIT);
  });
});

describe('the mentor with a model', function () {
  this.timeout(60_000);
  let server: ModelServer;
  before(async () => { server = await modelServer(); });
  after(() => server.close());
  afterEach(async () => {
    await commands.executeCommand('holdout.removeKey');
    await forget();
  });

  const withModel = async (model: string): Promise<void> => {
    await configure({ baseUrl: server.baseUrl, model, provider: 'openai' });
    await commands.executeCommand('holdout.setKey', 'local-key');
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
  };

  it('shows exactly what would be sent, and sends it only after a yes', async () => {
    server.answer(streams(JSON.stringify(ANSWER)));
    const before = server.asked.length;
    await withModel('tiny');
    await commands.executeCommand('holdout.explain');
    const preview = await shows('.consent', /Send this to 127\.0\.0\.1/);
    assert.match(preview, /tiny/);
    assert.match(preview, /about [\d,]+ in/);
    assert.equal(server.asked.length, before);
    await click('.consent summary');
    await pause(200);
    await screenshot('mentor-consent', { contrast: true });
    const text = await words('.exact');
    await click('#consent-once');
    await shows('.model .badge', /^Checked/);
    await shows('.model', /Split first, then fit the scaler/);
    const sent = server.asked.at(-1);
    assert.ok(sent);
    assert.equal(sent.headers.authorization, 'Bearer local-key');
    for (const { content } of sent.body.messages) for (const line of content.split('\n').filter((one) => one.trim().length > 20)) assert.ok(text.includes(line.trim()), line);
    await shows('.model .usage', /100 tokens in, 20 out/);
    await pause(200);
    await screenshot('mentor-checked', { contrast: true });
  });

  it('streams, and a cancel reaches the server', async () => {
    server.answer(streams(JSON.stringify({ ...ANSWER, answer: 'word '.repeat(600) }), { pause: 25, size: 6 }));
    await withModel('slow');
    const closed = server.closedEarly();
    await commands.executeCommand('holdout.explain');
    await shows('.consent', /Send this/);
    await click('#consent-always');
    await shows('.model .text', /word word/);
    await shows('.model .badge', /Not checked yet/);
    await screenshot('mentor-streaming');
    await click('.model .stop');
    await shows('.model .badge', /Cancelled/);
    await until('the closed connection', () => (server.closedEarly() > closed ? true : undefined));
    assert.match(await words('article.mentor .lead'), /\S/);
  });

  it('answers a follow-up with what was said before', async () => {
    server.answer(streams(JSON.stringify(ANSWER)));
    await withModel('slow');
    await commands.executeCommand('holdout.explain');
    await shows('.model .badge', /^Checked/);
    await fill('#question', 'And for the target?');
    await click('#send');
    await until('the second answer', async () => ((await textsOf('.model .badge')).filter((text) => text.startsWith('Checked')).length === 2 ? true : undefined), 10_000, 50);
    const messages = server.asked.at(-1)?.body.messages ?? [];
    assert.ok(messages.some(({ role, content }) => role === 'assistant' && content.startsWith('Split first')));
    assert.match(messages.at(-1)?.content ?? '', /And for the target\?/);
  });

  it('marks what it could not confirm', async () => {
    server.answer(streams(JSON.stringify({ ...ANSWER, answer: 'On line 400, `sklearn.preprocessing.MagicScaler` does it: see https://evil.example/x.' })));
    await withModel('slow');
    await commands.executeCommand('holdout.explain');
    await shows('.model .badge', /what could not be confirmed is marked/, 15_000);
    const text = await words('.model');
    assert.match(text, /not confirmed: line 400 was not sent/);
    assert.match(text, /has no MagicScaler/);
    assert.equal(text.includes('evil.example'), false);
    await pause(200);
    await screenshot('mentor-marked', { contrast: true });
  });

  it('says what went wrong; the explanation of the analyser stands', async () => {
    server.answer(refuses(401, 'no'));
    await withModel('slow');
    await commands.executeCommand('holdout.explain');
    await shows('.model', /did not accept the key/);
    assert.match(await words('article.mentor'), /leakage\/fit-before-split/);
  });

  it('is chosen by a command that tries it', async () => {
    server.answer(streams('ready'));
    const before = server.asked.length;
    const done = commands.executeCommand('holdout.chooseModel');
    await shows('.quick-input-widget', /Another OpenAI-compatible server/);
    await fill('.quick-input-widget input', 'Another');
    await pause(300);
    await press('Enter');
    await shows('.quick-input-widget', /Address of the server/);
    await fill('.quick-input-widget input', server.baseUrl);
    await press('Enter');
    await shows('.quick-input-widget', /Key for 127\.0\.0\.1/);
    await fill('.quick-input-widget input', 'local-key');
    await press('Enter');
    await shows('.quick-input-widget', /Model at 127\.0\.0\.1[\s\S]*tiny/);
    await fill('.quick-input-widget input', 'tiny');
    await pause(300);
    await press('Enter');
    await done;
    assert.equal(server.asked.length, before + 1, 'one short request');
    assert.equal(server.asked.at(-1)?.headers.authorization, 'Bearer local-key');
    const chosen = workspace.getConfiguration('holdout.mentor');
    assert.deepEqual([chosen.get('provider'), chosen.get('baseUrl'), chosen.get('model')], ['openai', server.baseUrl, 'tiny']);
  });

  it('leads from a competency to its area, and notes what was worked through only when asked', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await select('scaler.fit_transform(X)');
    await commands.executeCommand('holdout.explain');
    await shows('.check', /Your answer/);
    await fill('.check textarea', 'The test rows stand for the future, so the scaler may learn from the training rows alone.');
    await click('.check .compare');
    await shows('.check', /Answer/);
    await click('.check .record');
    await shows('.check', /Noted for your competencies/);
    await click('.chip');
    await shows('.monaco-list', /noted/);
    await commands.executeCommand('holdout.mentor.focus');
  });

  it('asks for the key when it was removed', async () => {
    await configure({ baseUrl: 'https://api.openai.com/v1', model: 'some-model', provider: 'openai' });
    await commands.executeCommand('holdout.setKey', 'a-key');
    await commands.executeCommand('holdout.mentor.focus');
    await shows('.provider', /some-model at api\.openai\.com/);
    await commands.executeCommand('holdout.removeKey');
    await shows('.provider', /No key is set for api\.openai\.com/);
    assert.equal(await countElements('#key'), 1);
  });
});
