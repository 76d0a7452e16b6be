import type { PropertyBag, ReportingDescriptor } from 'sarif';
import type { Confidence, RuleMeta, Severity } from '../../rules/rule';
import type { ReportedFinding } from '../report';
import type { FormatContext } from './format';

/** GitHub cuts descriptions behind so many characters, and shows so many tags of a rule. Source: its page on SARIF support. */
const LONGEST_DESCRIPTION = 1024;
const MOST_TAGS = 10;

const PRECISION: Readonly<Record<Confidence, string>> = { certain: 'very-high', likely: 'high', hint: 'medium' };
const PROBLEM: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation', hint: 'recommendation' };

export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'info' || severity === 'hint' ? 'note' : severity;
}

/** A rule's description, and where it stands among them. */
export interface IndexedRule {
  readonly index: number;
  readonly descriptor: ReportingDescriptor;
}

/**
 * The rules that ran, by id and in the order of the ids, and those that only findings name. The whole lesson goes with the rules that found something: all of them
 * would make a megabyte of every report.
 */
export function ruleDescriptors(findings: readonly ReportedFinding[], context: FormatContext): ReadonlyMap<string, IndexedRule> {
  const found = new Set(findings.map((finding) => finding.rule));
  const metas = new Map((context.rules ?? []).map((meta) => [meta.id, meta]));
  const ids = [...new Set([...metas.keys(), ...found])].sort();
  return new Map(ids.map((id, index) => [id, { index, descriptor: descriptorOf(id, metas.get(id), found.has(id), context) }]));
}

function descriptorOf(id: string, meta: RuleMeta | undefined, isFound: boolean, context: FormatContext): ReportingDescriptor {
  const name = id.slice(id.indexOf('/') + 1).replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase());
  if (meta === undefined) return { id, name, shortDescription: { text: 'A suppression comment is of no use' } };
  const lesson = isFound ? withoutFrontMatter(context.lesson?.(id)) : undefined;
  const helpUri = context.helpUri?.(id);
  return {
    id,
    name,
    shortDescription: { text: cut(meta.title) },
    fullDescription: { text: cut(meta.title) },
    ...(lesson === undefined ? {} : { help: { text: plain(lesson), markdown: lesson } }),
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: levelOf(meta.severity), enabled: meta.preset !== 'off' },
    properties: {
      precision: PRECISION[meta.confidence],
      'problem.severity': PROBLEM[meta.severity],
      tags: ['machine-learning', meta.family, ...meta.competencies].slice(0, MOST_TAGS),
    } satisfies PropertyBag,
  };
}

function withoutFrontMatter(lesson: string | undefined): string | undefined {
  return lesson?.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').trim();
}

/** Markdown read as plain text: the words stay, the marks of headings, fences and emphasis go. */
function plain(markdown: string): string {
  return markdown.replace(/^#+ /gm, '').replace(/^```.*$/gm, '').replace(/\*\*/g, '').replace(/\n{3,}/g, '\n\n').trim();
}

function cut(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}
