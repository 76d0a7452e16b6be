import type { Log, Notification, PropertyBag, Result, Run } from 'sarif';
import type { Confidence, Severity } from '../../rules/rule';
import type { ReportedFinding, SuppressedFinding } from '../report';
import type { Format, FormatContext } from './format';
import { counted } from './places';
import { ranked } from './ranking';
import type { ReviewReport } from './review-report';
import { sarifFixes } from './sarif-fixes';
import { sarifPlaces } from './sarif-places';
import type { SarifPlaces } from './sarif-places';
import { levelOf, ruleDescriptors } from './sarif-rules';
import type { IndexedRule } from './sarif-rules';

/** GitHub rejects a file with more of them. Source: its page on the limits of SARIF results. */
const MOST_RESULTS = 25_000;
/** Of a result's locations 100 are shown, and 1,000 of its thread flow's. Source: the same. */
const MOST_RELATED = 99;
const MOST_STEPS = 1000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * SARIF 2.1.0. Paths count from the top of the repository; in a notebook, lines and columns are those of its JSON, and the cell is the logical location. The
 * suppressed findings of the report go with it, each with its suppression.
 */
export const sarif: Format = (report, context) => {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(report, context)] };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function runOf(report: ReviewReport, context: FormatContext): Run {
  const places = sarifPlaces(context);
  const suppressed = report.suppressed ?? [];
  const all: readonly (ReportedFinding | SuppressedFinding)[] = [...report.findings, ...suppressed];
  const kept = all.length <= MOST_RESULTS ? all : inOrderOf(all, ranked(report.findings).slice(0, MOST_RESULTS));
  const rules = ruleDescriptors(kept, context);
  const results = kept.map((finding) => resultOf(finding, report, rules, places));
  const notifications = report.errors.map(({ path, message }): Notification => ({
    level: 'error',
    message: { text: message },
    ...(path === '' ? {} : { locations: [{ physicalLocation: { artifactLocation: places.artifact(path) } }] }),
  }));
  if (kept.length < all.length) {
    notifications.push({ level: 'warning', message: { text: `${counted(all.length - kept.length, 'finding')} left out: a SARIF file for GitHub may have ${MOST_RESULTS.toLocaleString('en-US')} at most. The gravest are here.` } });
  }
  const folder = context.folder ?? '';
  return {
    tool: {
      driver: {
        name: 'holdout',
        fullName: 'Holdout: ML reviewer and mentor',
        organization: 'Holdout',
        version: report.tool.version,
        semanticVersion: report.tool.version,
        shortDescription: { text: 'Finds leakage and the other faults that make a model\'s numbers untrue.' },
        language: 'en',
        rules: [...rules.values()].map(({ descriptor }) => descriptor),
      },
    },
    automationDetails: { id: folder === '' ? 'holdout/' : `holdout/${folder}/` },
    invocations: [
      {
        // What could not be read at all must not look like a clean result.
        executionSuccessful: !(report.stats.files === 0 && report.errors.length > 0),
        toolExecutionNotifications: notifications,
        properties: { files: report.stats.files, lines: report.stats.lines } satisfies PropertyBag,
      },
    ],
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top folder of the repository.' } } },
    artifacts: [...places.artifacts()],
    results,
    ...propertiesOf(report),
  };
}

/** `chosen` in the order in which they stand in `all`. */
function inOrderOf<T extends ReportedFinding>(all: readonly T[], chosen: readonly ReportedFinding[]): readonly T[] {
  const set = new Set(chosen);
  return all.filter((finding) => set.has(finding));
}

const RANK: Readonly<Record<Severity, number>> = { error: 90, warning: 60, info: 30, hint: 10 };
const SURE: Readonly<Record<Confidence, number>> = { certain: 9, likely: 4, hint: 0 };

function resultOf(
  finding: ReportedFinding | SuppressedFinding, report: ReviewReport, rules: ReadonlyMap<string, IndexedRule>, places: SarifPlaces,
): Result {
  const { rule, related } = finding;
  const steps = related.slice(0, MOST_STEPS).map((step, index) => ({ location: { ...places.location(step), message: { text: step.message } }, executionOrder: index + 1, importance: 'essential' as const }));
  const fixes = sarifFixes(finding.fixes, places);
  const elsewhere = report.change?.elsewhere.includes(finding.fingerprint) === true;
  return {
    ruleId: rule,
    ruleIndex: rules.get(rule)?.index ?? -1,
    kind: 'fail',
    level: levelOf(finding.severity),
    message: { text: finding.message },
    locations: [places.location(finding)],
    ...(related.length === 0 ? {} : { relatedLocations: related.slice(0, MOST_RELATED).map((step, index) => ({ id: index + 1, ...places.location(step), message: { text: step.message } })) }),
    ...(related.length < 2 ? {} : { codeFlows: [{ message: { text: 'How it comes about' }, threadFlows: [{ locations: steps }] }] }),
    // GitHub's upload adds `primaryLocationLineHash` itself, and complains of any other value under that name.
    partialFingerprints: { 'holdout/v1': finding.fingerprint },
    rank: RANK[finding.severity] + SURE[finding.confidence],
    ...(fixes.length === 0 ? {} : { fixes }),
    ...(report.change === undefined || 'suppression' in finding ? {} : { baselineState: 'new' as const }),
    ...('suppression' in finding ? { suppressions: [suppressionOf(finding)] } : {}),
    properties: { confidence: finding.confidence, severity: finding.severity, competencies: [...finding.competencies], ...(elsewhere ? { causedElsewhere: true } : {}) },
  };
}

function suppressionOf({ suppression }: SuppressedFinding): { kind: 'inSource' | 'external'; status: 'accepted'; justification?: string } {
  const kind = suppression.by === 'comment' ? 'inSource' : 'external';
  return { kind, status: 'accepted', ...(suppression.reason === null ? {} : { justification: suppression.reason }) };
}

/** What a review knows beside the findings, for programs that read it. */
function propertiesOf({ change, newCode }: ReviewReport): { readonly properties?: PropertyBag } {
  if (change === undefined && newCode === undefined) return {};
  const about = change === undefined ? {} : { change: { against: change.against, files: change.files, added: change.added, removed: change.removed, fixed: change.fixed.length } };
  return { properties: { ...about, ...(newCode === undefined ? {} : { newCode }) } };
}
