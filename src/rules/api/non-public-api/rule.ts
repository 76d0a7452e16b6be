import type { ImportFrom } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { edit, siteOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** Private places and the public module that has the same name; '' where it has to be looked up. */
const moved: readonly (readonly [RegExp, string])[] = [
  [/^torch\.utils\.data\._utils\.collate$/, 'torch.utils.data'], [/^torch\.utils\.data\.dataloader$/, 'torch.utils.data'],
  [/^tensorflow\.python\.keras(?=\.|$)/, 'tensorflow.keras'], [/^tensorflow\.python(?=\.|$)/, ''], [/^keras\.src(?=\.|$)/, ''],
  [/^pandas\.core\.(?:frame|series|api)$/, 'pandas'], [/^pandas\.core\.common$/, 'pandas.errors'], [/^pandas\._\w+/, ''],
  [/^sklearn(?:\.\w+)*\._\w+/, ''], [/^numpy\.core\._\w+/, ''], [/^xgboost\.core$/, 'xgboost'], [/^lightgbm\.(?:sklearn|basic)$/, 'lightgbm'],
];
/** A quick look for any of them. */
const MAY_BE_PRIVATE = /\._|\.(?:python|src|core|dataloader|sklearn|basic)\b/;
/** Names that are public elsewhere though the module is not private itself. */
const dataloader = new Set(['DataLoader', 'default_collate', 'Dataset', 'get_worker_info']);

/** Imports from modules that their library keeps for itself. Said once for each module and file. */
export const rule: Rule = {
  meta: {
    id: 'api/non-public-api',
    title: 'A library\'s private module is imported',
    family: 'api',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'se.engineering-rigour'],
    references: ['keras-migration', 'sklearn-whatsnew'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR104', 'torchfix:TOR105'],
  },
  inspect({ code, report }) {
    const told = new Set<string>();
    for (const { node: statement, place } of code.imports) {
      const { parent, part } = place;
      // What stands beside a fallback knows that it may go.
      if (parent?.statement.kind === 'Try' && (part === 'handler' || parent.statement.handlers.length > 0)) continue;
      const module = statement.kind === 'Import' ? (statement.names[0]?.name ?? '') : statement.level === 0 ? statement.module : '';
      if (!MAY_BE_PRIVATE.test(module)) continue;
      const found = moved.find(([form]) => form.test(module));
      if (found === undefined || told.has(module) || isItself(code, module) || isOwn(code, place)) continue;
      const [form, target] = found;
      if (module === 'torch.utils.data.dataloader' && !(statement.kind === 'ImportFrom' && statement.names.every(({ name }) => dataloader.has(name)))) continue;
      if (module === 'pandas.core.common' && !(statement.kind === 'ImportFrom' && statement.names.every(({ name }) => name.endsWith('Warning')))) continue;
      told.add(module);
      const isPublicTwin = /^(torch\.utils\.data\.dataloader|xgboost\.core|lightgbm\.)/.test(module);
      report({
        severity: isPublicTwin ? 'info' : 'warning',
        confidence: 'certain',
        message: `\`${module}\` is private to its library: it moves or goes without notice${module.startsWith('tensorflow.python.keras') ? ', and it is an old copy of Keras, whose layers do not mix with those of the public one' : ''}. ` + (target === '' ? 'Import what you need from a public module.' : `Import from \`${module.replace(form, target)}\`.`),
        at: siteOf(code, statement),
        related: [],
        fixes: target === '' || statement.kind !== 'ImportFrom' ? [] : fixOf(code, statement, module.replace(form, target)),
      });
    }
  },
};

/** A checkout of the library may import what it likes. */
function isItself(code: ModuleCode, module: string): boolean {
  return `/${code.path}`.includes(`/${module.slice(0, module.indexOf('.'))}/`);
}

/** The workspace holds the module itself. */
function isOwn(code: ModuleCode, place: Place): boolean {
  const { statement } = place;
  const [first] = statement.kind === 'ImportFrom' || statement.kind === 'Import' ? statement.names : [];
  if (first === undefined || first.name === '*') return false;
  const id = first.alias ?? (statement.kind === 'Import' ? (first.name.split('.')[0] ?? first.name) : first.name);
  return code.writtenName({ kind: 'Name', id, start: statement.end, end: statement.end }, { ...place, index: place.index + 1 }) === undefined;
}

function fixOf(code: ModuleCode, statement: ImportFrom, target: string): Fix[] {
  const text = code.document.text.slice(statement.start, statement.end);
  const at = text.indexOf(statement.module);
  // Deeper paths of Keras are not the same in the public package.
  if (at < 0 || target.split('.').length > 3) return [];
  return [{ title: `Import from ${target}`, safe: !target.startsWith('tensorflow'), edits: [edit(code, statement.start + at, statement.start + at + statement.module.length, target)] }];
}
