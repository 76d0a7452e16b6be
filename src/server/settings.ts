import type { ServerSettings } from './protocol';

const defaults: ServerSettings = { enable: true, codeLens: true, preset: null, onlyChanged: null, baseline: 'faded' };

/** Reads what a client gives as its `holdout` settings; a value of the wrong type counts as not given. */
export function readSettings(given: unknown): ServerSettings {
  if (typeof given !== 'object' || given === null) return defaults;
  const { enable, codeLens, preset, onlyChanged, baseline } = given as Partial<Record<keyof ServerSettings, unknown>>;
  return {
    enable: typeof enable === 'boolean' ? enable : defaults.enable,
    codeLens: typeof codeLens === 'boolean' ? codeLens : defaults.codeLens,
    preset: typeof preset === 'string' && preset !== '' ? preset : defaults.preset,
    onlyChanged: typeof onlyChanged === 'string' && onlyChanged.trim() !== '' ? onlyChanged.trim() : defaults.onlyChanged,
    baseline: baseline === 'hidden' || baseline === 'shown' ? baseline : defaults.baseline,
  };
}
