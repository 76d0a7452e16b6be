import type { TextFile } from '../text-file';
import type { Declaration, ManifestContent } from './manifest';
import { declare, nothing } from './manifest';

/** Reads poetry.lock, uv.lock, pdm.lock or pylock.toml: every package with its release. Read line by line, because these files are long. */
export function readTomlLock(file: TextFile): ManifestContent {
  const declarations: Declaration[] = [];
  const starts = [...file.text.matchAll(/^\[\[packages?\]\][ \t]*\r?$/gm)].map((match) => match.index);
  for (const [index, start] of starts.entries()) {
    const body = file.text.slice(start, starts[index + 1] ?? file.text.length);
    // A table within the package has names and versions of its own.
    const own = body.slice(0, /\n\[/.exec(body)?.index ?? body.length);
    const name = /^name = "([^"\n]*)"/m.exec(own);
    const version = /^version = "([^"\n]*)"/m.exec(own);
    if (name?.[1] === undefined || version?.[1] === undefined) continue;
    const category = /^category = "([^"\n]*)"/m.exec(own)?.[1];
    const end = Math.max(name.index + name[0].length, version.index + version[0].length);
    const declaration = declare({
      name: name[1], specifier: `==${version[1]}`, dialect: 'pep440', group: category === undefined || category === 'main' ? null : category,
      at: file.at(start + Math.min(name.index, version.index), start + end),
    });
    if (declaration?.exact) declarations.push(declaration);
  }
  return { declarations, includes: [] };
}

/** Reads Pipfile.lock. Of a broken file nothing is read. */
export function readPipfileLock(file: TextFile): ManifestContent {
  let parsed: unknown;
  try {
    parsed = JSON.parse(file.text);
  } catch {
    return nothing;
  }
  const declarations: Declaration[] = [];
  for (const [section, group] of [['default', null], ['develop', 'dev']] as const) {
    let from = Math.max(0, file.text.search(new RegExp(`"${section}"\\s*:`)));
    for (const [name, entry] of Object.entries(member(parsed, section))) {
      const version = member({ entry }, 'entry').version;
      const at = file.text.indexOf(`${JSON.stringify(name)}:`, from);
      if (at >= 0) from = at;
      const markers = member({ entry }, 'entry').markers;
      const specifier = typeof version === 'string' ? version : '';
      const place = file.at(Math.max(at, 0), Math.max(at, 0) + name.length + 2);
      const declaration = declare({ name, specifier, dialect: 'pep440', at: place, marker: typeof markers === 'string' ? markers : null, group });
      if (declaration !== null) declarations.push(declaration);
    }
  }
  return { declarations, includes: [] };
}

function member(value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return {};
  const found = (value as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
}
