import type { RuleMeta } from '../rules/rule';
import { defaultConfig } from './config';
import type { Config } from './config';
import { CONFIG_SCHEMA } from './config-schema';
import type { ConfigKey, KeyType } from './config-schema';
import { FAMILIES, validSelectors } from './selectors';

/** All keys, in the order in which they are documented. */
export const CONFIG_KEYS: readonly ConfigKey[] = Object.keys(CONFIG_SCHEMA).filter((key): key is ConfigKey => key in CONFIG_SCHEMA);

/** What a config says for a key. */
export function valueOf(config: Config, key: ConfigKey): unknown {
  const field = key.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return Object.entries(config).find(([name]) => name === field)?.[1];
}

/** A value as TOML writes it; null has no way to be written. */
export function tomlValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `[${value.map((item) => tomlValue(item) ?? '').join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]) => `${/^[\w-]+$/.test(key) ? key : JSON.stringify(key)} = ${tomlValue(item) ?? ''}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** What a key's default is, for a person. */
export function defaultText(key: ConfigKey): string {
  const value = tomlValue(valueOf(defaultConfig(), key));
  if (value !== null && value !== '[]' && value !== '{}') return value;
  const meant: Partial<Record<ConfigKey, string>> = {
    select: 'what the preset shows', train: 'found by what the files do', serve: 'found by what the files do', pairs: 'found by what is saved and loaded', tests: 'as pytest and unittest find them', coverage: 'found by its name',
  };
  return meant[key] ?? 'none';
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON schema of a config, for editors that complete and check TOML. */
export function configJsonSchema(rules: readonly RuleMeta[]): JsonSchema {
  const selector: JsonSchema = { type: 'string', enum: [...validSelectors(rules)].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1)) };
  const texts: JsonSchema = { type: 'array', items: { type: 'string' } };
  const types: Readonly<Record<KeyType, JsonSchema>> = {
    preset: { enum: ['recommended', 'strict', 'learner'] },
    selectors: { type: 'array', items: { $ref: '#/definitions/selector' } },
    severities: { type: 'object', propertyNames: { $ref: '#/definitions/selector' }, additionalProperties: { enum: ['error', 'warning', 'info', 'hint'] } },
    globs: texts,
    ignores: { type: 'object', additionalProperties: { type: 'array', items: { $ref: '#/definitions/selector' } } },
    pairs: { type: 'array', items: { type: 'object', properties: { train: { type: 'string' }, serve: { type: 'string' } }, required: ['train', 'serve'], additionalProperties: false } },
    path: { type: 'string', minLength: 1 },
    percent: { type: 'number', minimum: 0, maximum: 100 },
    switch: { type: 'boolean' },
  };
  const properties = Object.fromEntries(CONFIG_KEYS.map((key) => {
    const value = valueOf(defaultConfig(), key);
    return [key, { ...types[CONFIG_SCHEMA[key].type], description: CONFIG_SCHEMA[key].description, ...(value === null ? {} : { default: value }) }];
  }));
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Holdout', description: 'holdout.toml, or [tool.holdout] in pyproject.toml.', type: 'object', properties, additionalProperties: false, definitions: { selector } };
}

/** `ALL` first, then families, then ids. */
function order(name: string): number {
  if (name === 'ALL') return 0;
  return FAMILIES.some((family) => family === name) || name === 'holdout' ? 1 : 2;
}
