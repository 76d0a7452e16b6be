import picocolors from 'picocolors';
import type { FormatContext } from '../../../src/review/formats/format';
import type { ReviewReport } from '../../../src/review/formats/review-report';
import type { ReportedFinding, ReportedPlace } from '../../../src/review/report';
import { lessonSources } from '../../../src/rules/lessons.generated';
import { rules } from '../../../src/rules/registry.generated';

/** A notebook of three cells whose second is markdown; findings stand in cell 2. */
export const NOTEBOOK = JSON.stringify(
  {
    cells: [
      { cell_type: 'code', metadata: {}, outputs: [{ source: ['no cell\n'] }], source: ['import pandas as pd\n', 'df = pd.read_csv("ä.csv")\n'] },
      { cell_type: 'markdown', metadata: {}, source: '# Größe' },
      { cell_type: 'code', metadata: {}, outputs: [], source: ['name = "a\\tb"\n', 'X = scaler.fit_transform(df)'] },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
);

export function at(path: string, line: number, column: number, endColumn: number, cell: number | null = null, endLine = line): ReportedPlace {
  return { path, cell, range: { start: { line, column }, end: { line: endLine, column: endColumn } } };
}

export function finding(changes: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule: 'leakage/fit-before-split',
    severity: 'warning',
    confidence: 'certain',
    message: 'StandardScaler is fitted on all rows before they are split.',
    ...at('src/train.py', 4, 5, 29),
    related: [
      { message: 'the rows come from here', ...at('src/train.py', 1, 6, 26) },
      { message: 'they are split here', ...at('src/data prep/größe.py', 5, 19, 38) },
    ],
    competencies: ['ml.feature-engineering'],
    fingerprint: 'f00d',
    fixes: [],
    ...changes,
  };
}

export function reportOf(findings: readonly ReportedFinding[], changes: Partial<ReviewReport> = {}): ReviewReport {
  return { schema: 1, tool: { name: 'holdout', version: '1.2.3' }, findings, errors: [], stats: { files: 3, lines: 90, milliseconds: 12 }, ...changes };
}

export const context: FormatContext = {
  colours: picocolors.createColors(false),
  width: 80,
  sourceLine: () => undefined,
  fileText: (path) => (path.endsWith('.ipynb') ? NOTEBOOK : undefined),
  rules: rules.map(({ meta }) => meta),
  lesson: (rule) => lessonSources[rule],
  competency: (id) => (id === 'ml.feature-engineering' ? 'Feature engineering' : undefined),
  helpUri: () => 'https://example.org/help',
  folder: '',
};
