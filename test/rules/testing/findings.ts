import { library } from '../../../src/library/tables';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import type { ReportedFinding } from '../../../src/review/report';
import { rules } from '../../../src/rules/registry.generated';

export type Files = Readonly<Record<string, string>>;

/** What one rule that judges tests says of a project, in the strict preset. */
export async function findingsOf(rule: string, files: Files): Promise<readonly ReportedFinding[]> {
  const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), preset: 'strict' }, parser: await loadParser(), library, rules: rules.filter(({ meta }) => meta.id === rule) });
  try {
    return (await engine.check({ paths: [''] })).findings;
  } finally {
    engine.dispose();
  }
}

/** The lines on which it speaks: `test_a.py:3`. */
export async function placesOf(rule: string, files: Files): Promise<string[]> {
  return (await findingsOf(rule, files)).map(({ path, range }) => `${path}:${String(range.start.line)}`);
}

/** A module that has to do with machine learning, and a test of it with this body. */
export function withTest(body: string, imports = '', module = moduleText): Files {
  return { 'features.py': module, 'test_features.py': `${imports}\nfrom features import double, mean\n\n\n${body}\n` };
}

const moduleText = `import pandas as pd


def double(values):
    return [2 * value for value in values]


def mean(table: pd.DataFrame, column):
    return table[column].mean()
`;
