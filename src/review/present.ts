import type { InputProblem } from '../project/workspace';
import type { Module, SyntaxProblem } from '../python/nodes';
import type { Finding, RuleMeta, Severity } from '../rules/rule';
import type { Config } from './config';
import { fingerprinter } from './fingerprint';
import { pathMatcher } from './listing';
import { reportedFinding } from './place';
import type { DocumentLookup } from './place';
import type { ReportedFinding, SuppressedFinding } from './report';
import { UNKNOWN_IN_SUPPRESSION, UNUSED_SUPPRESSION, isEnabled, selects, shownSeverity } from './selectors';
import type { SelectableRule } from './selectors';
import type { Source } from './sources';
import { readSuppressions } from './suppress';

export interface Presented {
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
  /** What a comment keeps out of the findings. */
  readonly suppressed: readonly SuppressedFinding[];
}

/** Turns what was found in one file into what is reported of it: suppressed, selected, weighed, placed. */
export type Presenter = (source: Source, findings: readonly Finding[], documents: DocumentLookup) => Presented;

type PresentedRule = SelectableRule & Pick<RuleMeta, 'competencies'>;

/** What is said of the comments themselves: no rule stands behind it. */
const ownMetas: readonly PresentedRule[] = [UNUSED_SUPPRESSION, UNKNOWN_IN_SUPPRESSION].map((id) => ({ id, family: 'holdout', preset: 'on', competencies: [] }));

/** One list of rules serves all engines. */
const indexes = new WeakMap<readonly RuleMeta[], ReadonlyMap<string, PresentedRule>>();

function indexed(metas: readonly RuleMeta[]): ReadonlyMap<string, PresentedRule> {
  const known = indexes.get(metas) ?? new Map([...metas, ...ownMetas].map((meta) => [meta.id, meta]));
  indexes.set(metas, known);
  return known;
}

/** A presenter for a config. */
export function presenter(metas: readonly RuleMeta[], config: Config): Presenter {
  const metaOf = (id: string): PresentedRule | undefined => indexed(metas).get(id);
  const fileIgnores = Object.entries(config.perFileIgnores).map(([glob, selectors]) => ({ matches: pathMatcher([glob], config.prefix), selectors }));
  const enabled = (id: string): boolean => {
    const meta = metaOf(id);
    return meta !== undefined && isEnabled(meta, config);
  };
  const all = config.select === null && config.ignore.length === 0;

  const severityOf = (finding: Finding): Severity | null => {
    const meta = metaOf(finding.rule);
    if (meta === undefined) return null;
    if (fileIgnores.some(({ matches, selectors }) => matches(finding.at.path) && selects(selectors, finding.rule))) return null;
    return shownSeverity(meta, finding, config);
  };

  return (source, findings, documents) => {
    const notes = source.note === null ? [] : [{ path: source.path, message: source.note }];
    let module: Module;
    try {
      // The tree of a file of which there is nothing to say may be gone by now, and is not made again.
      if (findings.length === 0 && !mayBeCommented(source)) return { findings: [], suppressed: [], errors: [...notes, ...syntaxProblems(source, source.problems())] };
      module = source.module();
    } catch {
      // The failure was told where the program was run.
      return { findings: [], suppressed: [], errors: [] };
    }
    const { document } = source;
    const suppressions = readSuppressions(document, module, metas, config.respectForeignSuppressions);
    const hidden = new Map(findings.flatMap((finding) => {
      const hiding = suppressions.hides(finding);
      return hiding === null ? [] : [[finding, hiding] as const];
    }));
    const fingerprint = fingerprinter(config.prefix === '' ? source.path : `${config.prefix}/${source.path}`, document, module);
    const present = (finding: Finding): readonly ReportedFinding[] => {
      const severity = severityOf(finding);
      if (severity === null) return [];
      const competencies = metaOf(finding.rule)?.competencies ?? [];
      return [reportedFinding(finding, { severity, competencies, fingerprint: fingerprint(finding) }, documents)];
    };
    const open = findings.filter((finding) => !hidden.has(finding));
    const sorted = [...open, ...suppressions.problems(enabled, all)].sort((a, b) => a.at.span.start - b.at.span.start || a.at.span.end - b.at.span.end);
    const shown = sorted.flatMap(present);
    const suppressed = [...hidden].flatMap(([finding, { reason }]) => present(finding).map((one): SuppressedFinding => ({ ...one, suppression: { by: 'comment', reason } })));
    // What the findings tell, cell by cell, is not told a second time.
    const isTold = shown.some(({ rule }) => rule === CELL_SYNTAX);
    return { findings: shown, suppressed, errors: isTold ? notes : [...notes, ...syntaxProblems(source, module.problems)] };
  };
}

/** The rule that tells of each cell that does not parse. */
const CELL_SYNTAX = 'notebook/cell-syntax';

/** May a comment of the file be about findings? */
export function mayBeCommented(source: Source): boolean {
  return source.says('suppressions', ({ text }) => /#\s*holdout:\s*ignore/.test(text));
}

/** One sentence a file: the first place that does not parse, and how many more there are. */
function syntaxProblems(source: Source, problems: readonly SyntaxProblem[]): readonly InputProblem[] {
  const [first] = problems;
  if (first === undefined) return [];
  const { cell, start } = source.document.locate(first);
  const where = `${cell === null ? '' : `cell ${String(cell)}, `}line ${String(start.line)}`;
  const more = problems.length - 1;
  const rest = more === 0 ? '' : more === 1 ? ' One more place does not parse.' : ` ${String(more)} more places do not parse.`;
  const what = first.message.replace(/^Syntax error(?: at)?[:\s]*/i, '').replace(/\.$/, '');
  return [{ path: source.path, message: `Syntax error at ${where}: ${what}.${rest} The rest of the file was checked.` }];
}
