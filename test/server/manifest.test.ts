import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseConfig } from '../../src/review/config';
import { readSettings } from '../../src/server/settings';

interface Manifest {
  readonly icon: string;
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown; readonly enum?: readonly (string | null)[] }>> } };
}

function projectFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : projectFolder(dirname(from));
}

describe('the manifest', () => {
  const folder = projectFolder(process.cwd());
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { properties } = manifest.contributes.configuration;

  /** The settings of the language server; those of the mentor and of the review are read in the editor. */
  const isServers = (name: string): boolean => !/^holdout\.(trace\.server|reviewBase$|mentor\.)/.test(name);

  it('names the settings that the server reads, with the same defaults', () => {
    const declared = Object.entries(properties).filter(([name]) => isServers(name));
    assert.deepEqual(Object.fromEntries(declared.map(([name, property]) => [name.replace('holdout.', ''), property.default])), readSettings(undefined));
  });

  it('offers the presets that a configuration file may name', () => {
    const presets = properties['holdout.preset']?.enum ?? [];
    assert.deepEqual(presets.filter((name) => name !== null && parseConfig('holdout.toml', `preset = "${name}"`, [])?.problems.length !== 0), []);
    assert.ok(presets.length > 1);
  });

  it('has few settings, and an icon of 256 by 256', () => {
    assert.ok(Object.keys(properties).filter(isServers).length <= 6);
    const icon = readFileSync(join(folder, manifest.icon));
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
  });
});
