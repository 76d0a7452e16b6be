import { strict as assert } from 'node:assert';
import { conversationTypes } from '../../../src/mentor/conversation';
import type { MentorAnswer, Prepared } from '../../../src/mentor/llm/ask';
import { ask, defaultBudget, prepare } from '../../../src/mentor/llm/ask';
import { partialAnswer, readAnswer } from '../../../src/mentor/llm/answer-form';
import type { LlmError, MentorBackend } from '../../../src/mentor/llm/backend';
import type { CodeCheck } from '../../../src/mentor/llm/code-facts';
import { clean, CODE, freeLedger, GOOD, MARK, offline, question, realCheck, saying } from './asking';

describe('an answer of a model', () => {
  let check: CodeCheck;
  before(async () => { check = await realCheck(); });

  const answered = (backend: MentorBackend, prepared: Prepared = prepare(question(), defaultBudget, MARK), onText?: (text: string) => void): Promise<MentorAnswer> =>
    ask(prepared, backend, { check, ledger: freeLedger(), ...(onText === undefined ? {} : { onText }) }, new AbortController().signal);
  /** What is marked in an answer that differs from the good one; the model repeats itself when asked once more. */
  const marksOf = async (difference: object, prepared?: Prepared): Promise<string[]> => (await answered(saying({ ...GOOD, ...difference }), prepared)).problems.map(({ kind, why }) => `${kind}: ${why}`);

  it('passes where everything in it holds', async () => {
    const texts: string[] = [];
    const model = saying(GOOD);
    const answer = await answered(model, undefined, (text) => texts.push(text));
    assert.deepEqual(answer.problems, []);
    assert.equal(answer.state, 'checked');
    assert.equal(answer.repaired, false);
    assert.equal(model.requests.length, 1);
    assert.ok(texts.length > 3 && texts.at(-1) === GOOD.answer, 'streamed as it came');
    assert.match(answer.text, /^Split first/);
    assert.match(answer.text, /- \*\*train\.py, line 7:\*\* The mean/);
    assert.match(answer.text, /```python\nfrom sklearn/);
    assert.equal(answer.question, GOOD.question);
    assert.deepEqual([answer.usage, answer.host, answer.model, answer.prompts], [{ input: 50, output: 10, counted: true }, 'localhost:1', 'tiny', 'explain 1, common 1']);
  });

  it('marks a line that was not sent, in the list and in the words', async () => {
    assert.deepEqual(await marksOf({ lines: [{ ...GOOD.lines[0], first: 70, last: 70 }] }), ['line: line 70 was not sent']);
    const answer = await answered(saying({ ...GOOD, answer: 'The fault is on line 99, and on line 7.' }));
    assert.match(answer.text, /line 99 \*\(not confirmed: line 99 was not sent\)\*, and on line 7\./);
  });

  it('marks a quote that does not stand there', async () => {
    assert.deepEqual(await marksOf({ lines: [{ ...GOOD.lines[0], quote: 'X = MinMaxScaler().fit(X)' }] }), ['quote: the quote does not stand on line 7']);
    assert.deepEqual(await marksOf({ lines: [{ ...GOOD.lines[0], quote: '7|   X = StandardScaler( ).fit_transform(X)' }] }), [], 'blanks and the line number do not count');
  });

  it('marks code that does not parse, and names that do not exist', async () => {
    assert.deepEqual(await marksOf({ code: ['def f(:\n    return'] }), ['code: line 1 of this code does not parse']);
    assert.match((await marksOf({ code: ['from sklearn.preprocessing import MagicScaler'] })).join(), /sklearn\.preprocessing has no MagicScaler in scikit-learn 1/);
    assert.match((await marksOf({ code: ['import sklearn.preprocessing as p\np.Standardizer()'] })).join(), /has no Standardizer/);
    assert.match((await marksOf({ code: ['from sklearn.preprocessing import StandardScaler\nStandardScaler(with_median=True)'] })).join(), /StandardScaler takes no with_median/);
    assert.match((await marksOf({ answer: 'Use `sklearn.preprocessing.RobustestScaler` here.' })).join(), /has no RobustestScaler/);
    assert.match((await marksOf({ code: ['import leakguard'] })).join(), /leakguard is no package that Holdout knows/);
    assert.match((await marksOf({ answer: 'Run `pip install sklearn-leak-fixer` first.' })).join(), /no package that Holdout knows/);
  });

  it('lets code pass that is right', async () => {
    const right = [
      'import numpy as np\nimport pandas as pd\nx = np.float32(1)\ny = pd.DataFrame({"a": [1]}).assign(b=np.nan)\nnp.random.default_rng(0).normal(size=3)\nnp.linalg.norm(y)',
      'from sklearn.pipeline import make_pipeline\nfrom sklearn.utils.validation import check_is_fitted\nfrom sklearn.base import BaseEstimator, TransformerMixin, clone\nfrom sklearn.metrics import ConfusionMatrixDisplay, roc_auc_score\nfrom sklearn.exceptions import NotFittedError',
      'import torch\nfrom torch import nn\nmodel = nn.Sequential(nn.Linear(3, 1))\nwith torch.no_grad():\n    model(torch.zeros(3))',
      '%pip install scikit-learn pandas\nimport sklearn\nsklearn.set_config(transform_output="pandas")',
      'from sklearn.model_selection import GroupKFold, cross_val_score\ncross_val_score(model, X, y, cv=GroupKFold(n_splits=5), groups=g)',
      'pd.to_datetime(x).dt.year\npd.concat([a, b], axis=1)\npd.get_dummies(x, drop_first=True)',
    ];
    for (const code of right) assert.deepEqual(await check(code), [], code);
  });

  it('marks ids that were not sent', async () => {
    assert.deepEqual(await marksOf({ rules: ['leakage/imagined-rule'] }), ['rule: there is no rule leakage/imagined-rule in what was sent']);
    assert.deepEqual(await marksOf({ competencies: ['ml.magic'] }), ['competency: there is no competency ml.magic in what was sent']);
    assert.match((await marksOf({ answer: 'This breaks `evaluation/made-up-here`, too.' })).join(), /there is no rule evaluation\/made-up-here/);
  });

  it('takes out links that are not among the sources, and pictures', async () => {
    const answer = await answered(saying({ ...GOOD, answer: 'See [this](https://evil.example/x?leak=1) and ![p](https://evil.example/p.png), or [that](https://scikit-learn.org/stable/common_pitfalls.html).' }));
    assert.equal(answer.state, 'marked');
    assert.equal(answer.text.includes('evil.example'), false, answer.text);
    assert.match(answer.text, /See this \*\(link taken out\)\*/);
  });

  it('never contradicts the analyser silently', async () => {
    const answer = await answered(saying({ ...GOOD, verdict: 'no fault', answer: 'This code is fine.' }));
    assert.match(answer.text, /^> \*\*Not confirmed:\*\* the analyser disagrees/);
    assert.deepEqual((await answered(saying({ ...GOOD, answer: 'This code is correct, well done.' }))).problems.map(({ kind }) => kind), ['verdict'], 'by its words');
    const calm = prepare(question(CODE, { offline: clean }), defaultBudget, MARK);
    assert.match((await marksOf({ rules: [] }, calm)).join(), /unproven: the model sees a fault that the analyser did not find/);
  });

  it('is asked for once more with its faults, and the better one is shown', async () => {
    const model = saying({ ...GOOD, rules: ['leakage/imagined-rule'] }, GOOD);
    const answer = await answered(model);
    assert.equal(answer.state, 'checked');
    assert.equal(answer.repaired, true);
    assert.match(model.requests[1]?.messages.at(-1)?.content ?? '', /there is no rule leakage\/imagined-rule/);
    assert.equal(answer.usage.input, 100);
  });

  it('is refused where it has no form, twice; what was written can still be read', async () => {
    const model = saying('Sure! Your code looks great.');
    const answer = await answered(model);
    assert.equal(answer.state, 'refused');
    assert.equal(model.requests.length, 2);
    assert.match(answer.problems[0]?.why ?? '', /did not keep to the form/);
    assert.equal(answer.text, 'Sure! Your code looks great.');
  });

  it('is refused where most of it is wrong', async () => {
    const wrong = { ...GOOD, lines: [{ source: 'Q', first: 1, last: 1, quote: '', say: '' }], code: ['import leakguard'], rules: ['leakage/imagined-rule'], competencies: ['x.y'] };
    assert.equal((await answered(saying(wrong))).state, 'refused');
  });

  it('keeps its first form when the second try fails', async () => {
    const first = saying({ ...GOOD, rules: ['leakage/imagined-rule'] });
    const failing: MentorBackend = { ...first, stream: (request, signal) => (request.messages.length > 2 && request.messages.at(-2)?.role === 'assistant' ? saying('').stream(request, signal) : first.stream(request, signal)) };
    const answer = await answered(failing);
    assert.equal(answer.state, 'marked');
  });

  it('has secrets put back where it is shown, and never has them before', async () => {
    const secret = ['sk', 'proj', 'a1B2c3D4e5F6g7H8i9J0'].join('-');
    const prepared = prepare(question(`client = OpenAI(api_key="${secret}")`, { message: `why is ${secret} bad?`, history: [{ who: 'learner', text: secret }] }), defaultBudget, MARK);
    assert.equal(JSON.stringify(prepared.request).includes(secret), false);
    assert.equal(prepared.text.includes(secret), false);
    assert.equal([...prepared.hidden.values()].reduce((sum, count) => sum + count, 0), 1);
    const placeholder = [...prepared.hidden.keys()][0] ?? '';
    const answer = await answered(saying({ ...GOOD, lines: [], answer: `Take HIDDEN_${placeholder}_1 out of the code.` }), prepared);
    assert.equal(answer.text.startsWith(`Take ${secret} out of the code.`), true);
  });

  it('counts against the cap of the day, before anything is sent', async () => {
    const model = saying(GOOD);
    const counted = freeLedger(100);
    await assert.rejects(ask(prepare(question(), defaultBudget, MARK), model, { check, ledger: counted }, new AbortController().signal), (error: LlmError) => error.kind === 'cap' && error.message.includes('used up'));
    assert.equal(model.requests.length, 0);
    const large = freeLedger(100_000);
    await ask(prepare(question(), defaultBudget, MARK), model, { check, ledger: large }, new AbortController().signal);
    assert.deepEqual(large.spent(), { day: '2026-11-20', input: 50, output: 10, requests: 1 });
  });

  it('that is empty is an error', async () => {
    await assert.rejects(answered(saying('   ')), (error: LlmError) => error.kind === 'empty');
  });
});

describe('what is sent', () => {
  it('is what the preview shows, with line numbers, facts and the ids that may be cited', () => {
    const prepared = prepare(question(), defaultBudget, MARK);
    for (const { content } of prepared.request.messages) assert.ok(prepared.text.includes(content));
    assert.ok(prepared.text.includes('7| X = StandardScaler().fit_transform(X)'));
    assert.ok(prepared.text.includes('leakage/fit-before-split [warning] (src/train.py, line 7)'));
    assert.ok(prepared.text.includes('references: sklearn-pitfalls'));
    assert.ok(prepared.inputTokens > 500 && prepared.inputTokens < 4_000, String(prepared.inputTokens));
  });

  it('has ids of the answer held to those that were sent', () => {
    const schema = JSON.stringify(prepare(question(), defaultBudget, MARK).request.schema?.schema);
    assert.ok(schema.includes('"enum":["leakage/fit-before-split"]'), schema);
    assert.ok(schema.includes('"additionalProperties":false'));
    assert.ok(schema.indexOf('"answer"') < schema.indexOf('"verdict"'), 'the answer comes first, so that it can be shown while it comes');
  });

  it('is cut by whole lines, and says so', () => {
    const long = Array.from({ length: 400 }, (_, index) => `feature_${index} = frame["column_${index}"].rolling(7).mean()`).join('\n');
    const prepared = prepare(question(long), { context: 1_500, output: 100 }, MARK);
    const [cut] = prepared.context.cut;
    const sent = Number(/^(\d+) of 400 lines sent of the selection\.$/.exec(cut ?? '')?.[1]);
    assert.ok(sent > 10 && sent < 400, cut);
    assert.ok(prepared.text.includes(`${sent}| feature_${sent - 1} = frame["column_${sent - 1}"].rolling(7).mean()`));
    assert.equal(prepared.text.includes(`feature_${sent} =`), false);
  });

  it('leaves files alone that keep secrets or data', () => {
    const prepared = prepare(question(CODE, { sources: [{ what: 'the definition of connect', path: 'config/.env', cell: null, firstLine: 1, text: 'PASSWORD=hunter2' }] }), defaultBudget, MARK);
    assert.equal(prepared.text.includes('hunter2'), false);
    assert.match(prepared.context.cut.join(), /config\/\.env is not sent/);
  });

  for (const { id } of conversationTypes) {
    it(`has a prompt with a version for the conversation type ${id}`, () => {
      const prepared = prepare(question(CODE, { offline: { ...offline, request: { ...offline.request, type: id } } }), defaultBudget, MARK);
      assert.equal(prepared.prompts, `${id} 1, common 1`);
      assert.match(prepared.request.messages[0]?.content ?? '', /^You are a mentor[\s\S]*Conversation: \w/);
      assert.equal(/\{\{|undefined/.test(prepared.text), false);
    });
  }

  it('tells the wishes of the learner', () => {
    assert.match(prepare(question(CODE, { style: ['short', 'literal'] })).text, /Level: junior\. Keep it under 60 words\. Use literal wording/);
  });
});

describe('the form of an answer', () => {
  it('is read while it comes', () => {
    const whole = JSON.stringify({ answer: 'Say "fit" \\ é\n`x`', verdict: 'fault' });
    const seen = Array.from({ length: whole.length }, (_, index) => partialAnswer(whole.slice(0, index)));
    assert.equal(seen.at(-1), 'Say "fit" \\ é\n`x`');
    for (let index = 1; index < seen.length; index++) assert.ok((seen[index] ?? '').startsWith(seen[index - 1] ?? ''), `${index}`);
    assert.equal(partialAnswer('Sure! Here'), 'Sure! Here', 'prose as it is');
  });

  it('may stand in a fence; parts that are odd are left out, an answer that is missing is none', () => {
    assert.equal(readAnswer('```json\n{"answer": "x"}\n```')?.answer, 'x');
    assert.deepEqual(readAnswer('{"answer": "x", "lines": "none", "verdict": "maybe", "rules": null}')?.lines, []);
    for (const text of ['', '{}', '{"answer": ""}', '[1]', '"x"', '{"answer": "x"']) assert.equal(readAnswer(text), null, text);
  });
});
