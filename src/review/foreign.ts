import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import { FOREIGN_CODES } from './foreign-codes';
import type { ForeignTool } from './foreign-codes';

/** A comment of another tool: the line it stands on as `cell:line`, and the codes it silences; empty: all of the tool's. */
export interface ForeignComment {
  readonly tool: ForeignTool;
  readonly line: string;
  readonly codes: readonly string[];
  readonly text: string;
}

const CODES = String.raw`[A-Za-z][\w.-]*(?:[,\s]+[A-Za-z][\w.-]*)*`;

/** How each tool's comment is written. Sources: the documentation of ruff, flake8, bandit, SonarQube, pylint and semgrep. */
const FORMS: readonly { readonly tool: ForeignTool; readonly form: RegExp }[] = [
  { tool: 'noqa', form: new RegExp(String.raw`#\s*(?:ruff:\s*|flake8:\s*)?noqa(?:\s*:\s*(${CODES}))?`, 'i') },
  { tool: 'nosec', form: new RegExp(String.raw`#\s*nosec\b(?:\s*:?\s+((?:B\d{3}|[a-z_]+)(?:[,\s]+(?:B\d{3}|[a-z_]+))*))?`, 'i') },
  { tool: 'nosonar', form: /#\s*NOSONAR\b/ },
  { tool: 'pylint', form: new RegExp(String.raw`#\s*pylint:\s*disable\s*=\s*(${CODES})`) },
  { tool: 'nosemgrep', form: new RegExp(String.raw`#\s*nosem(?:grep)?\b(?:\s*:\s*(${CODES}))?`) },
];

/** Finds the comments of other tools in a module. `lineKey` names a line as suppressions do. Comments that speak for a whole file are passed over. */
export function foreignComments(document: PythonDocument, module: Module, lineKey: (cell: number | null, line: number) => string): readonly ForeignComment[] {
  return module.comments.flatMap((comment) => {
    const { cell, start } = document.locate(comment);
    return FORMS.flatMap(({ tool, form }) => {
      const match = form.exec(comment.text);
      // `# ruff: noqa` alone speaks for the file.
      if (match === null || /^#\s*(?:ruff|flake8):/i.test(match[0])) return [];
      const codes = (match[1] ?? '').split(/[,\s]+/).filter((code) => code !== '');
      return [{ tool, line: lineKey(cell, start.line), codes, text: match[0].trim() }];
    });
  });
}

/** Does the comment silence what our rule says? */
export function silences({ tool, codes }: ForeignComment, rule: string): boolean {
  const peers = FOREIGN_CODES[rule]?.[tool];
  if (peers === undefined) return false;
  if (codes.length === 0) return true;
  return codes.some((code) => peers.some((peer) => matches(tool, code, peer)));
}

function matches(tool: ForeignTool, code: string, peer: string): boolean {
  // A path of rules in semgrep ends with the rule's name; pylint takes groups of its own, `all` among them.
  if (tool === 'nosemgrep') return code === peer || code.endsWith(`.${peer}`);
  if (tool === 'pylint') return code === 'all' || code === peer;
  // `noqa: NPY` is a prefix in ruff and flake8.
  return tool === 'noqa' ? peer.toUpperCase().startsWith(code.toUpperCase()) : code.toUpperCase() === peer.toUpperCase();
}
