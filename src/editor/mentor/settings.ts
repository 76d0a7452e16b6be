import { workspace } from 'vscode';
import type { Level } from '../../mentor/conversation';
import { levels } from '../../mentor/conversation';
import type { Look } from '../../mentor/desk/state';

/** The user's settings under `holdout.mentor`, with what is no valid value left at its default. */
export function mentorSettings(): { readonly level: Level; readonly budget: { readonly context: number; readonly output: number }; readonly cap: number; readonly askModel: 'always' | 'on request'; readonly look: Look } {
  const configuration = workspace.getConfiguration('holdout.mentor');
  const number = (name: string, least: number, fallback: number): number => {
    const value = configuration.get<unknown>(name);
    return typeof value === 'number' && value >= least ? value : fallback;
  };
  const level = levels.find((one) => one === configuration.get('level')) ?? 'junior';
  return {
    level,
    budget: { context: number('contextTokens', 500, 6_000), output: number('answerTokens', 100, 1_200) },
    cap: number('dailyTokens', 0, 200_000),
    askModel: configuration.get('askModel') === 'on request' ? 'on request' : 'always',
    look: {
      short: configuration.get('short') === true,
      oneStep: configuration.get('oneStep') === true,
      literal: configuration.get('literal') === true,
      font: String(configuration.get('font') ?? ''),
      size: number('size', 0.5, 1),
      spacing: configuration.get('spacing') === 'wide' ? 'wide' : 'normal',
      width: configuration.get('width') === 'narrow' ? 'narrow' : 'full',
      motion: configuration.get('reduceMotion') !== true,
    },
  };
}
