import { rules } from '../rules/registry.generated';
import { STATUS } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

const PRESETS = { on: 'recommended', hint: 'learner', off: 'strict' };

/** `holdout rules`: every rule with what it is about, as a table or as JSON. */
export function listRules(format: string): Status {
  const metas = rules.map((rule) => rule.meta);
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(metas, null, 2)}\n`);
    return STATUS.clean;
  }
  const { colours } = terminalOf(process.stdout);
  const widest = Math.max(0, ...metas.map((meta) => meta.id.length));
  for (const { id, severity, preset, title } of metas) {
    process.stdout.write(`${colours.bold(id.padEnd(widest))}  ${severity.padEnd(7)}  ${colours.dim(PRESETS[preset].padEnd(11))}  ${title}\n`);
  }
  return STATUS.clean;
}
