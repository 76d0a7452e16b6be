import type { OfflineAnswer } from '../../../src/mentor/conversation';
import type { ChatPart, ChatRequest, MentorBackend } from '../../../src/mentor/llm/backend';
import type { CodeCheck } from '../../../src/mentor/llm/code-facts';
import { codeCheck } from '../../../src/mentor/llm/code-facts';
import type { Ledger, Spent } from '../../../src/mentor/llm/ledger';
import { ledger } from '../../../src/mentor/llm/ledger';
import type { MentorQuestion, SourceText } from '../../../src/mentor/llm/question';
import { library } from '../../../src/library/tables';
import { loadParser } from '../../../src/project/node/parser-files';

export const MARK = 'a1b2c3d4e5f60718';

export const CODE = `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("churn.csv")
X = frame.drop(columns="churned")
X = StandardScaler().fit_transform(X)
X_train, X_test = train_test_split(X)
`;

const place = (line: number) => ({ path: 'src/train.py', cell: null, range: { start: { line, column: 1 }, end: { line, column: 40 } } });

/** What the analyser says of CODE. */
export const offline: OfflineAnswer = {
  schema: 1,
  request: { target: { kind: 'finding', rule: 'leakage/fit-before-split', place: place(7) }, level: 'junior', type: 'explain' },
  title: 'Fit before the split',
  answer: 'Fit the scaler on the training rows alone: here the test rows have a say in it.',
  lines: [{ place: place(7), code: 'X = StandardScaler().fit_transform(X)', text: 'Fits a scaler on all rows.', calls: ['sklearn.preprocessing.StandardScaler'], rules: ['leakage/fit-before-split'] }],
  data: { from: [{ text: 'reads `churn.csv`', place: place(5) }], to: [] },
  risks: [{ kind: 'finding', rule: 'leakage/fit-before-split', severity: 'warning', text: 'The scaler is fitted before the split.', place: place(7) }],
  ladder: [{ title: 'Orient', text: 'This is about what a statistic was learned from.' }],
  check: null,
  competencies: [{ id: 'ml.feature-engineering', name: 'Feature engineering', category: 'ml-core' }],
  sources: [{ id: 'sklearn-pitfalls', title: 'Common pitfalls', url: 'https://scikit-learn.org/stable/common_pitfalls.html', edition: null, supports: 'split first' }],
  context: { parts: [{ what: 'the selection', place: place(7) }], cut: [] },
  picture: null,
  next: [],
  script: { type: 'explain', opening: '', steps: [], closing: '' },
  lessons: [{ id: 'leakage/fit-before-split', title: 'Fit before the split' }],
};

/** The same code without a finding. */
export const clean: OfflineAnswer = { ...offline, risks: [], lines: [], answer: 'Nothing wrong was found here.' };

export function question(text: string = CODE, more: Partial<MentorQuestion> = {}): MentorQuestion {
  const source: SourceText = { what: 'the selection', path: 'src/train.py', cell: null, firstLine: 1, text };
  return { offline, message: null, history: [], sources: [source], style: [], ...more };
}

/** A whole answer that holds in every part. */
export const GOOD = {
  answer: 'Split first, then fit the scaler on the training rows: on line 7 `StandardScaler` sees the test rows too.',
  verdict: 'fault',
  lines: [{ source: 'A', first: 7, last: 7, quote: 'X = StandardScaler().fit_transform(X)', say: 'The mean and the spread come from all rows.' }],
  code: ['from sklearn.preprocessing import StandardScaler\n\nscaler = StandardScaler().fit(X_train)\nX_test = scaler.transform(X_test)'],
  rules: ['leakage/fit-before-split'],
  competencies: ['ml.feature-engineering'],
  lessons: ['leakage/fit-before-split'],
  references: ['sklearn-pitfalls'],
  question: 'Which rows may a scaler learn from?',
};

/** A model that says these things, one after another; the last one again and again. */
export function saying(...answers: readonly (string | object)[]): MentorBackend & { readonly requests: ChatRequest[] } {
  const requests: ChatRequest[] = [];
  return {
    kind: 'openai-chat',
    host: 'localhost:1',
    model: 'tiny',
    requests,
    async *stream(request): AsyncGenerator<ChatPart> {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? '';
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
      for (let at = 0; at < text.length; at += 20) yield await Promise.resolve<ChatPart>({ kind: 'text', text: text.slice(at, at + 20) });
      yield { kind: 'usage', input: 50, output: 10 };
    },
  };
}

export async function realCheck(): Promise<CodeCheck> {
  return codeCheck(await loadParser(), library);
}

export function freeLedger(limit = 0): Ledger & { spent(): Spent | undefined } {
  let spent: Spent | undefined;
  const made = ledger({ read: () => spent, write: (next) => { spent = next; } }, () => limit, () => new Date(2026, 10, 20));
  return { ...made, spent: () => spent };
}
