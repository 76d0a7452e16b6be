import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ConfigurationTarget, workspace } from 'vscode';
import { exchangeFile, setting } from './environment';
import { pause } from './wait';

type Request =
  | { readonly action: 'screenshot'; readonly name: string }
  | { readonly action: 'count' | 'text' | 'click' | 'hover'; readonly selector: string }
  | { readonly action: 'fill' | 'choose'; readonly selector: string; readonly text: string }
  | { readonly action: 'press'; readonly keys: string };

let requests = 0;

/** Asks the runner, which holds the page in which VS Code is drawn. Throws what went wrong there. */
async function ask(request: Request): Promise<unknown> {
  const id = ++requests;
  writeFileSync(exchangeFile('request.part'), JSON.stringify({ id, ...request }));
  renameSync(exchangeFile('request.part'), exchangeFile('request.json'));
  const file = exchangeFile(`answer-${id}.json`);
  while (!existsSync(file)) await pause(20);
  const answer = JSON.parse(readFileSync(file, 'utf8')) as { value?: unknown; error?: string };
  rmSync(file);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}

/** How many elements the selector (CSS, as Playwright reads it) finds in the window, webviews among it. */
export async function countElements(selector: string): Promise<number> {
  return Number(await ask({ action: 'count', selector }));
}

/** The texts of the elements that the selector finds, as drawn. */
export async function textsOf(selector: string): Promise<string[]> {
  const texts = await ask({ action: 'text', selector });
  return Array.isArray(texts) ? texts.map(String) : [];
}

export async function click(selector: string): Promise<void> {
  await ask({ action: 'click', selector });
}

/** Puts a text into the first field that the selector finds. */
export async function fill(selector: string, text: string): Promise<void> {
  await ask({ action: 'fill', selector, text });
}

/** Chooses the entry with this value in the first list that the selector finds. */
export async function choose(selector: string, value: string): Promise<void> {
  await ask({ action: 'choose', selector, text: value });
}

/** Moves the pointer over the first element that the selector finds. */
export async function pointAt(selector: string): Promise<void> {
  await ask({ action: 'hover', selector });
}

/** Presses keys as Playwright names them: `Escape`, `Control+Period`. */
export async function press(keys: string): Promise<void> {
  await ask({ action: 'press', keys });
}

/** Takes the picture in a dark and a light theme when pictures are wanted (`--screenshot`), and in one of high contrast too if asked. */
export async function screenshot(name: string, { contrast = false }: { contrast?: boolean } = {}): Promise<void> {
  if (setting('SCREENSHOTS') === '') return;
  const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern', ...(contrast ? { contrast: 'Default High Contrast' } : {}) };
  for (const [suffix, theme] of Object.entries(themes)) {
    await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Global);
    await pause(600);
    await ask({ action: 'screenshot', name: `${name}-${suffix}` });
  }
}
