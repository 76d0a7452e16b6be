import { describeConfigProblem } from '../review/config';
import { CONFIG_KEYS, defaultText, tomlValue, valueOf } from '../review/config-values';
import type { ConfigKey } from '../review/config-schema';
import { plainText } from '../review/formats/places';
import { rules } from '../rules/registry.generated';
import { withFlags } from './config-file';
import type { ConfigFlags } from './config-file';
import { STATUS } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** `holdout config`: what holds for the current folder, and who says so. Throws a UsageError where the config is wrong. */
export async function showConfig(flags: ConfigFlags & { readonly format: string }): Promise<Status> {
  const { config, lines, given } = await withFlags(process.cwd(), flags, rules.map(({ meta }) => meta));
  const from = (key: ConfigKey): string => {
    const line = lines.get(key);
    const file = line === undefined || config.source === null ? null : describeConfigProblem({ path: config.source, line, message: '' }).replace(/:? $/, '');
    const option = given.get(key);
    // An option that adds to the file's list stands beside it.
    return [option, option !== undefined && key !== 'ignore' ? null : file].filter((one) => one !== undefined && one !== null).join(', ') || 'default';
  };
  if (flags.format === 'json') {
    const keys = Object.fromEntries(CONFIG_KEYS.map((key) => [key, { value: valueOf(config, key) ?? null, from: from(key) }]));
    process.stdout.write(`${JSON.stringify({ schema: 1, source: config.source, keys }, null, 2)}\n`);
    return STATUS.clean;
  }
  const { colours } = terminalOf(process.stdout);
  const texts = CONFIG_KEYS.map((key) => ({ key, value: tomlValue(valueOf(config, key)), from: from(key) }));
  const shown = texts.map(({ key, value, from: who }) => {
    const isSaid = value !== null && (who !== 'default' || (value !== '[]' && value !== '{}'));
    return isSaid ? { line: `${key} = ${plainText(value)}`, who, paint: colours.bold } : { line: `# ${key}: ${defaultText(key)}`, who, paint: colours.dim };
  });
  const width = Math.min(60, Math.max(...shown.map(({ line }) => line.length)));
  process.stdout.write(`${colours.dim(`# ${config.source === null ? 'There is no config file: all defaults.' : plainText(config.source)}`)}\n`);
  for (const { line, who, paint } of shown) process.stdout.write(`${paint(line)}${' '.repeat(Math.max(0, width - line.length))}  ${colours.dim(`# ${plainText(who)}`)}\n`);
  return STATUS.clean;
}
