// Writes what the documentation says of rules and of the configuration from the code itself: docs/rules/, docs/configuration.md, docs/holdout.schema.json and the marked
// parts of README.md.
// `node tools/generate-docs.mjs` writes; `--check` writes nothing and fails where a file is stale. `--compiled FOLDER`: where tsc has put the
// compiled sources (default out); `--to FOLDER`: the project whose documents are meant (default this one).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LEFT_OUT } from './left-out.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOTE = '<!-- Written by `npm run docs` from the rule and its lesson. Do not edit. -->';
const PRESETS = { on: 'recommended', hint: 'as a hint: recommended where certain, else learner', off: 'strict' };
const FIXES = { none: 'none', assisted: 'one to look over', safe: 'safe' };

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(...head), `|${' --- |'.repeat(head.length)}`, ...rows.map((cells) => row(...cells)), ''].join('\n');

/** A rule's page: what its meta says as a table, then the lesson. */
function rulePage({ meta, source, lesson }, { competencies, references }) {
  const areas = meta.competencies.map((id) => competencies.get(id)?.name ?? id).join(', ');
  const sources = lesson.references.map((id) => references.get(id)).filter((one) => one !== undefined);
  const body = source
    .replaceAll('\r\n', '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^\s*# .*\n/, '')
    .replace(/^```py-sketch/gm, '```python')
    .trim();
  const facts = [
    ['rule', `\`${meta.id}\``],
    ['severity', meta.severity],
    ['confidence', meta.confidence],
    ['preset', PRESETS[meta.preset]],
    ['automatic fix', FIXES[meta.fix]],
    ['since', meta.since],
    ['examples use', lesson.frameworks.join(', ')],
    ['competencies', areas],
    ['also asked as', lesson.aliases.join(', ')],
    ['sources', sources.map(({ title, url }) => `[${title}](${url})`).join(' · ')],
  ];
  return [
    NOTE,
    '',
    `# ${meta.title}`,
    '',
    table(['', ''], facts.filter(([, value]) => value !== '')),
    'In the examples `# ! rule` marks the line on which Holdout speaks. The test run checks every example but the sketches of the ladder.',
    '',
    body,
    '',
  ].join('\n');
}

function indexPage(rules) {
  const families = [...new Set(rules.map(({ meta }) => meta.family))];
  const parts = families.flatMap((family) => [
    `## ${family}`,
    '',
    table(
      ['rule', 'what it flags', 'severity', 'preset', 'fix'],
      rules.filter(({ meta }) => meta.family === family).map(({ meta }) => [`[\`${meta.id}\`](${meta.id}.md)`, meta.title, meta.severity, PRESETS[meta.preset], FIXES[meta.fix]]),
    ),
  ]);
  return [
    NOTE,
    '',
    '# The rules',
    '',
    'Severity follows the effect: an *error* makes a result untrue or breaks serving, a *warning* may, an *info* or *hint* teaches. It is that of a typical finding; a single',
    'finding can carry another. The preset is where a rule speaks unless it is selected by name. *As a hint*: whatever its severity, a finding is shown as a hint, which fails no',
    'check, unless the rule is selected by name or the preset is `strict`; `recommended` shows it only where it is certain.',
    '',
    'Which rule here stands for a rule of pylint, Ruff, SonarQube, TorchFix and others: [Coming from another tool](coming-from.md).',
    '',
    ...parts,
  ].join('\n');
}

/** The names of tools as people know them. */
const TOOLS = {
  ruff: 'Ruff', pylint: 'pylint and dslinter', dslinter: 'dslinter', torchfix: 'TorchFix', sonar: 'SonarQube', codesmile: 'CodeSmile', semgrep: 'Semgrep', bandit: 'Bandit', trailofbits: 'Trail of Bits (Semgrep rules)',
  'pandas-vet': 'pandas-vet', pynblint: 'Pynblint', julynter: 'Julynter', 'pylint-airflow': 'pylint-airflow', transformers: 'Transformers (checks of its own)', nblyzer: 'NBLyzer', mlscent: 'MLScent', hadolint: 'Hadolint',
  codeql: 'CodeQL', owasp: 'OWASP Top 10 for LLM applications', promptgrep: 'PromptGrep', langchain: 'LangChain (its own switches)', neuralint: 'NeuraLint',
  mlguard: 'MLGuard', 'lookahead-lint': 'lookahead-lint', leakguard: 'leakguard', wald: 'Wald', pycheck: 'PyCheck', cylint: 'cylint', palisade: 'Palisade', bastion: 'Bastion', codemodder: 'Codemodder',
  airflint: 'airflint', migrations: 'commands that migrate code',
};

/** For people who come from another tool: its ids beside ours, the tools with most in common first. */
function comingFromPage(rules) {
  const tools = new Map();
  for (const { meta } of rules) {
    for (const peer of meta.peers ?? []) {
      const colon = peer.indexOf(':');
      const [tool, id] = [peer.slice(0, colon), peer.slice(colon + 1)];
      const ids = tools.get(tool) ?? new Map();
      ids.set(id, [...(ids.get(id) ?? []), meta]);
      tools.set(tool, ids);
    }
  }
  const byMost = [...tools].sort(([a, first], [b, second]) => second.size - first.size || (a < b ? -1 : 1));
  const parts = byMost.flatMap(([tool, ids]) => [
    `## Coming from ${TOOLS[tool] ?? tool}`,
    '',
    table(
      ['there', 'here', 'what it flags', 'preset'],
      [...ids]
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
        .flatMap(([id, metas]) => metas.map((meta) => [`\`${id}\``, `[\`${meta.id}\`](${meta.id}.md)`, meta.title, PRESETS[meta.preset]])),
    ),
    ...(LEFT_OUT[tool] === undefined ? [] : ['Left alone on purpose:', '', table(['there', 'what it flags', 'why not here'], LEFT_OUT[tool])]),
  ]);
  return [
    NOTE,
    '',
    '# Coming from another tool',
    '',
    'Which rule here looks at what a rule there looks at. They rarely agree in every case: the page of each rule says what it flags and what it leaves alone.',
    '',
    ...parts,
  ].join('\n');
}

/** What each family is about, for people who look for one. */
const ABOUT = {
  leakage: 'rows or knowledge that the judge must not share with the judged',
  evaluation: 'numbers that do not mean what they say',
  skew: 'the model meets other features in service than it learned from',
  testing: 'code that no test reaches, tests that can\'t fail, kinds of tests that are missing',
  training: 'training loops and networks: gradients, modes, losses, schedulers, mixed precision',
  reproducibility: 'seeds, workers, orders that change from run to run',
  numerics: 'NaN, overflow, rounding, shapes, removed NumPy names',
  data: 'pandas and Spark: lost writes, lost results, conditions, growing tables, removed names',
  api: 'names and arguments that the installed release does not have, contracts of libraries',
  security: 'pickles, remote code, keys, archives, model output that is run',
  responsible: 'protected attributes, personal data',
  pipeline: 'Airflow, Kubeflow, MLflow, images, paths, checkpoints',
  llm: 'applications of language models, retrieval, fine-tuning',
  notebook: 'cells out of order, names of deleted cells',
  performance: 'loaders, tensors and lists that are copied',
};

function readmeTable(rules) {
  const families = [...new Set(rules.map(({ meta }) => meta.family))];
  return table(
    ['family', 'about', 'rules', 'shown by default', 'with a fix'],
    families.map((family) => {
      const own = rules.filter(({ meta }) => meta.family === family).map(({ meta }) => meta);
      const count = (is) => String(own.filter(is).length);
      return [`[\`${family}\`](docs/rules/README.md#${family})`, ABOUT[family], String(own.length), count(({ preset }) => preset === 'on'), count(({ fix }) => fix !== 'none')];
    }),
  );
}

function floorsTable(floors) {
  return table(['family', 'precision at least', 'recall at least'], Object.entries(floors).map(([family, { precision, recall }]) => [family, precision.toFixed(2), recall.toFixed(2)]));
}

/** Puts text between `<!-- NAME: begin … -->` and `<!-- NAME: end -->`. Throws where the marks are not there. */
function between(page, name, text) {
  const marks = new RegExp(`(<!-- ${name}: begin[^\\n]*-->\\n)[\\s\\S]*?(<!-- ${name}: end -->)`);
  if (!marks.test(page)) throw new Error(`README.md has no marks for ${name}: <!-- ${name}: begin --> and <!-- ${name}: end -->.`);
  return page.replace(marks, (_, begin, end) => `${begin}\n${text}\n${end}`);
}

/** The page of all keys, from the schema in the code. */
function configurationPage({ schema, keys, defaultText, foreign, settings }) {
  const types = {
    preset: '`recommended`, `strict` or `learner`', selectors: 'a list of rule ids, families or `ALL`', severities: 'a table of id or family = severity', globs: 'a list of globs',
    ignores: 'a table of glob = list of ids', pairs: 'a list of tables', path: 'a path', percent: 'a number', switch: '`true` or `false`',
  };
  const tools = ['noqa', 'nosec', 'nosonar', 'pylint', 'nosemgrep'];
  const listed = (codes) => (codes ?? []).map((code) => `\`${code}\``).join(', ');
  return [
    '<!-- Written by `npm run docs` from the schema in the code. Do not edit. -->',
    '',
    '# Configuration',
    '',
    '`holdout.toml`, or the table `[tool.holdout]` in `pyproject.toml`. The nearest one counts, from the working folder up to the repository\'s root; in one folder',
    '`holdout.toml` goes first. The command line and the editor read it through the same code. An unknown key or value is an error that names the line and the nearest valid',
    'one. Globs count from the folder of the file; one without a slash means that name at any depth, as in .gitignore.',
    '',
    '`holdout config` prints what holds for a folder, and which file and line or option says so.',
    '',
    table(['key', 'takes', 'default', ''], keys.map((key) => [`\`${key}\``, types[schema[key].type], /^[\w ,]+$/.test(defaultText(key)) && !/^(true|false|\d+)$/.test(defaultText(key)) ? defaultText(key) : `\`${defaultText(key)}\``, schema[key].description])),
    '## Each key, as it is written in holdout.toml',
    '',
    '```toml',
    ...keys.map((key) => schema[key].example),
    '```',
    '',
    'In `pyproject.toml` the same stands below `[tool.holdout]`. Paths of `coverage` and `baseline` count from the file, those on the command line from the working folder.',
    '',
    '## Presets',
    '',
    table(['preset', 'what it shows'], [
      ['`recommended`', 'what is certain or likely; of rules that only give hints what is certain, as a hint'],
      ['`learner`', 'hints as well'],
      ['`strict`', 'every rule and every finding'],
    ]),
    'A rule that `select` names by its id speaks in any preset, with every finding. `ignore` wins over `select`.',
    '',
    '## Completion in editors',
    '',
    '[`holdout.schema.json`](holdout.schema.json) describes the file for editors. With Even Better TOML, put `#:schema` and its path or address into the first line of',
    '`holdout.toml`.',
    '',
    '## Settings of the editor',
    '',
    'They fill gaps: where a project has a config file, that counts.',
    '',
    table(['setting', 'default', ''], settings.map(([name, { default: value, markdownDescription, description }]) => [`\`${name}\``, `\`${JSON.stringify(value)}\``, markdownDescription ?? description ?? ''])),
    '## Comments of other tools',
    '',
    'With `respect-foreign-suppressions = true` a finding is silent where another tool\'s comment on its line silences an equivalent rule. A comment without codes silences every rule in',
    'this table that has a code of that tool. Comments that speak for a whole file are not heeded.',
    '',
    table(['rule', '`# noqa`', '`# nosec`', '`# NOSONAR`', '`# pylint: disable=`', '`# nosemgrep`'], Object.entries(foreign).map(([rule, codes]) => [`\`${rule}\``, ...tools.map((tool) => listed(codes[tool]))])),
  ].join('\n');
}

/** All generated documents: path → text. `readme` is README.md as it stands. */
function documents({ rules, competencies, references, floors, readme, configuration }) {
  const pages = new Map(rules.map((rule) => [`docs/rules/${rule.meta.id}.md`, rulePage(rule, { competencies, references })]));
  pages.set('docs/rules/README.md', indexPage(rules));
  pages.set('docs/rules/coming-from.md', comingFromPage(rules));
  pages.set('docs/configuration.md', configurationPage(configuration));
  pages.set('docs/holdout.schema.json', `${JSON.stringify(configuration.json, null, 2)}\n`);
  pages.set('README.md', between(between(readme, 'rules', readmeTable(rules)), 'floors', floorsTable(floors)));
  return pages;
}

function readInputs(compiled, target) {
  const load = createRequire(import.meta.url);
  const at = (path) => load(join(compiled, 'src', path));
  const { rules } = at('rules/registry.generated.js');
  const { lessonSources } = at('rules/lessons.generated.js');
  const { parseLesson } = at('mentor/lesson.js');
  const { allCompetencies, allReferences } = at('mentor/knowledge.js');
  const { CONFIG_SCHEMA } = at('review/config-schema.js');
  const { CONFIG_KEYS, configJsonSchema, defaultText } = at('review/config-values.js');
  const { FOREIGN_CODES } = at('review/foreign-codes.js');
  const known = new Set(rules.map(({ meta }) => meta.id));
  const settings = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes.configuration;
  const configuration = {
    schema: CONFIG_SCHEMA,
    keys: CONFIG_KEYS,
    defaultText,
    foreign: Object.fromEntries(Object.entries(FOREIGN_CODES).filter(([rule]) => known.has(rule))),
    settings: [settings].flat().flatMap(({ properties }) => Object.entries(properties)),
    json: configJsonSchema(rules.map(({ meta }) => meta)),
  };
  return {
    configuration,
    rules: rules.map(({ meta }) => ({ meta, source: lessonSources[meta.id], lesson: parseLesson(lessonSources[meta.id]) })),
    competencies: allCompetencies(),
    references: allReferences(),
    floors: JSON.parse(readFileSync(join(root, 'test/eval/floors.json'), 'utf8')),
    readme: readFileSync(join(target, 'README.md'), 'utf8'),
  };
}

/** Pages of rules that are no more. */
function leftOver(target, pages) {
  const folder = join(target, 'docs/rules');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map((name) => `docs/rules/${String(name).replaceAll('\\', '/')}`);
  return names.filter((name) => name.endsWith('.md') && !pages.has(name)).sort();
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, compiled: { type: 'string' }, to: { type: 'string' } } });
const target = resolve(values.to ?? root);
const pages = documents(readInputs(resolve(values.compiled ?? join(root, 'out')), target));
const old = leftOver(target, pages);
const stale = [...pages].filter(([path, text]) => !existsSync(join(target, path)) || readFileSync(join(target, path), 'utf8') !== text);
if (values.check) {
  for (const [path] of stale) console.error(`${path} is stale.`);
  for (const path of old) console.error(`${path} belongs to no rule.`);
  if (stale.length + old.length > 0) {
    console.error('Run `npm run docs` and commit what it writes.');
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
    console.log(path);
  }
  for (const path of old) rmSync(join(target, path));
}
