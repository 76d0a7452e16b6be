import type { ReportedFinding, ReportedPlace, SuppressedFinding } from '../report';
import { isFinding, isTable } from './read';
import type { ReadPart } from './read';

type Table = Readonly<Record<string, unknown>>;

/** Reads SARIF that `holdout check` wrote back into findings. Fixes stay behind: they are written for the files as they lie on the disk. */
export function readSarif(log: Table): ReadPart {
  const findings: ReportedFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const errors: { path: string; message: string }[] = [];
  const stats = { files: 0, lines: 0, milliseconds: 0 };
  for (const run of list(log.runs)) {
    if (at(run, 'tool', 'driver', 'name') !== 'holdout') return { problem: 'It is SARIF of another tool.' };
    for (const [index, result] of list(at(run, 'results')).entries()) {
      const finding = findingOf(result);
      if (!isFinding(finding)) return { problem: `Result ${String(index + 1)} is not as holdout writes it.` };
      const by = list(at(result, 'suppressions'))[0];
      if (by === undefined) findings.push(finding);
      else suppressed.push({ ...finding, suppression: { by: at(by, 'kind') === 'inSource' ? 'comment' : 'baseline', reason: text(at(by, 'justification')) } });
    }
    for (const invocation of list(at(run, 'invocations'))) {
      stats.files += number(at(invocation, 'properties', 'files'));
      stats.lines += number(at(invocation, 'properties', 'lines'));
      for (const notification of list(at(invocation, 'toolExecutionNotifications'))) {
        errors.push({ path: pathOf(list(at(notification, 'locations'))[0]) ?? '', message: text(at(notification, 'message', 'text')) ?? '' });
      }
    }
  }
  return { part: { findings, errors, stats, suppressed, whole: null } };
}

function findingOf(result: unknown): unknown {
  const place = placeOf(list(at(result, 'locations'))[0]);
  return {
    rule: at(result, 'ruleId'),
    severity: at(result, 'properties', 'severity'),
    confidence: at(result, 'properties', 'confidence'),
    message: at(result, 'message', 'text'),
    ...place,
    related: list(at(result, 'relatedLocations')).map((one) => ({ message: text(at(one, 'message', 'text')) ?? '', ...placeOf(one) })),
    competencies: list(at(result, 'properties', 'competencies')),
    fingerprint: at(result, 'partialFingerprints', 'holdout/v1'),
    fixes: [],
  };
}

/** The place as it was told: in a notebook the region counts in the JSON, and the cell and its lines stand beside it. */
function placeOf(location: unknown): Partial<ReportedPlace> {
  const path = pathOf(location);
  if (path === null) return {};
  const cell = at(location, 'properties', 'cell');
  const own = at(location, 'properties', 'range');
  if (typeof cell === 'number') return { path, cell, range: own as ReportedPlace['range'] };
  const region = at(location, 'physicalLocation', 'region');
  const start = { line: number(at(region, 'startLine')) || 1, column: number(at(region, 'startColumn')) || 1 };
  return { path, cell: null, range: { start, end: { line: number(at(region, 'endLine')) || start.line, column: number(at(region, 'endColumn')) || start.column } } };
}

function pathOf(location: unknown): string | null {
  const uri = at(location, 'physicalLocation', 'artifactLocation', 'uri');
  if (typeof uri !== 'string') return null;
  try {
    return decodeURIComponent(uri.replace(/^file:\/\//, ''));
  } catch {
    return uri;
  }
}

/** What stands behind these keys; undefined where something is missing. */
function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isTable(found) ? found[key] : undefined), value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
