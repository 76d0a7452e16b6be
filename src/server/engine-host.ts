import type { Library } from '../library/lookup';
import { allCompetencies, competencyCategories } from '../mentor/knowledge';
import { skillsOf } from '../mentor/growth/skills';
import { codeCheck } from '../mentor/llm/code-facts';
import { explainOffline } from '../mentor/offline/explain';
import { warmLessons } from '../mentor/retrieval';
import type { Workspace } from '../project/workspace';
import type { PythonParser } from '../python/parser';
import type { Config, Preset } from '../review/config';
import { createEngine } from '../review/engine';
import type { Engine } from '../review/engine';
import { pathMatcher } from '../review/listing';
import type { Rule } from '../rules/rule';
import { openBaseline, withoutKnown } from './baseline';
import { findConfig } from './find-config';
import type { RootPlace, ServerHost, ServerLesson } from './host';
import type { ServerSettings } from './protocol';

export interface EngineHostOptions {
  readonly version: string;
  readonly homepage?: string;
  /** Called when the first engine is opened: the server answers before the parser is loaded. */
  readonly parser: () => Promise<PythonParser>;
  readonly library: Library;
  readonly rules: readonly Rule[];
  /** Every rule's lesson by its id, with front matter. */
  readonly lessons: Readonly<Record<string, string>>;
  readonly openWorkspace: ServerHost['openWorkspace'];
  readonly versions?: ServerHost['versions'];
  readonly bases?: ServerHost['bases'];
  readonly snapshot?: ServerHost['snapshot'];
}

/** The host of the real engine; what differs between Node and the browser is given. */
export function makeEngineHost(options: EngineHostOptions): ServerHost {
  const { library, rules } = options;
  const metas = rules.map((rule) => rule.meta);
  /** The first question to the lessons shall not wait for their index. */
  let warmed: Promise<void> | null = null;
  return {
    version: options.version,
    ...(options.homepage === undefined ? {} : { homepage: options.homepage }),
    openWorkspace: options.openWorkspace,
    ...(options.versions ? { versions: options.versions } : {}),
    ...(options.bases ? { bases: options.bases } : {}),
    ...(options.snapshot ? { snapshot: options.snapshot } : {}),
    openEngine: async (workspace: Workspace, settings: ServerSettings, root: RootPlace) => {
      const { config: own, problems } = await findConfig(workspace, root.uri, metas);
      const config = fillGaps(own, settings);
      const parser = await options.parser();
      warmed ??= warmLessons(() => new Promise((resolve) => { setTimeout(resolve, PAUSE); }));
      const excluded = pathMatcher(config.exclude, config.prefix);
      const engineOf = (files: Workspace): Engine => createEngine({ workspace: files, config, parser, library, rules, scope: root.wide ? 'workspace' : 'asked' });
      const known = await openBaseline(workspace, config);
      const told = [...problems.map(({ path, line, message }) => (line === null ? { path, message } : { path, line, message })), ...known.problems];
      return {
        engine: engineOf(workspace),
        problems: told,
        excluded,
        ...(known.of ? { known: known.of } : {}),
        review: {
          engineOf, minNewCoverage: config.minNewCoverage, rules: metas,
          withoutKnown: (report) => Promise.resolve(withoutKnown(report, known.of)),
          lesson: (rule) => options.lessons[rule],
          competency: (id) => allCompetencies().get(id)?.name,
        },
      };
    },
    checkCode: async (code) => {
      const check = codeCheck(await options.parser(), library);
      return Promise.all(code.map(check));
    },
    explain: (request, grounds) => explainOffline(request, grounds === null ? { library, file: null, findings: [] } : { library, file: grounds.file, findings: grounds.findings, picture: grounds.picture }),
    competencies: () => ({
      categories: competencyCategories.map(({ id, name }) => ({
        id,
        name,
        competencies: [...allCompetencies().values()].filter(({ category }) => category === id).map((competency) => ({
          id: competency.id,
          name: competency.name,
          description: competency.description,
          rules: metas.filter(({ competencies }) => competencies.includes(competency.id)).map((meta) => meta.id),
        })),
      })),
    }),
    shownSkills: (graphs) => skillsOf({ graphs, findings: [], tests: null }).flatMap(({ id, practice }) => practice.map(({ text, places }) => ({ competency: id, text, places }))),
    lesson: (rule) => {
      const source = options.lessons[rule];
      const title = metas.find((meta) => meta.id === rule)?.title;
      return source === undefined || title === undefined ? undefined : readLesson(title, source);
    },
  };
}

/** Milliseconds between two pieces of work that nobody waits for. */
const PAUSE = 50;

const presets: readonly string[] = ['recommended', 'strict', 'learner'] satisfies Preset[];

/** The editor's settings count only where the project has no configuration of its own. */
function fillGaps(config: Config, settings: ServerSettings): Config {
  const { preset } = settings;
  return config.source === null && isPreset(preset) ? { ...config, preset } : config;
}

function isPreset(name: string | null): name is Preset {
  return name !== null && presets.includes(name);
}

/** About six lines of a hover. */
const MOST_CHARACTERS = 420;

/** A lesson's text without its front matter, and how its sections "Why it matters" and "How to fix" begin. */
export function readLesson(title: string, source: string): ServerLesson {
  const markdown = source.replace(/^---\r?\n.*?\r?\n---\r?\n/s, '').trimStart();
  return {
    title,
    why: opening(markdown, 'Why it matters'),
    fix: opening(markdown, 'How to fix'),
    markdown: markdown.startsWith('# ') ? markdown : `# ${title}\n\n${markdown}`,
  };
}

/** The first whole sentences of a section, up to its first list, code or heading. */
function opening(markdown: string, heading: string): string {
  const section = new RegExp(`^#+[ \\t]*${heading}[ \\t]*\\r?\\n(.*?)(?=^#+[ \\t]|(?![\\s\\S]))`, 'ms').exec(markdown)?.[1] ?? '';
  const prose = section.split(/\r?\n(?:[-*>|]|\d+\.|```)/)[0] ?? '';
  const text = prose.trim().replace(/\s*\r?\n\s*/g, ' ');
  const sentences = text.match(/.+?[.!?](?:\*\*|[)"”])*(?= [*`"(A-Z]|$)/g) ?? [text];
  let told = '';
  for (const sentence of sentences) {
    if (told !== '' && told.length + sentence.length > MOST_CHARACTERS) break;
    told += sentence;
  }
  return told.trim();
}
