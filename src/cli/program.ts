import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { nearestName } from '../review/nearest';
import type { Preset } from '../review/config';
import { version } from '../review/version.generated';
import { explainFormats, explainLevels, explainTypes, lineageFormats, lineageThemes, parityFormats, skillsFormats, testsFormats } from './choices';
import { check } from './check';
import type { CheckFlags } from './check';
import type { commands } from './commands';
import { showConfig } from './config';
import type { ConfigFlags } from './config-file';
import type { ExplainFlags } from './explain';
import type { LineageFlags } from './lineage';
import { merge } from './merge';
import type { MergeFlags } from './merge';
import { formatNames } from './output';
import type { ParityFlags } from './parity';
import { serve } from './lsp';
import { serveMcp } from './mcp';
import { listRules } from './rules';
import { isUsageError, STATUS } from './status';
import type { Status } from './status';
import type { TestsFlags } from './tests';

/** Runs the command line and gives the exit status. Everything that goes wrong on the way is said on stderr; nothing is thrown. */
export async function runCli(argv: readonly string[]): Promise<Status> {
  let status: Status = STATUS.clean;
  const program = commandLine((given) => {
    status = given;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.clean : STATUS.error;
    if (isUsageError(error)) process.stderr.write(`holdout: ${error.message}\n`);
    else process.stderr.write(`holdout: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nPlease report it.\n`);
    return STATUS.error;
  }
}

async function others(): Promise<typeof commands> {
  const loaded = await import('./commands.js');
  return loaded.commands;
}

function commandLine(done: (status: Status) => void): Command {
  const program = new Command('holdout')
    .description('Finds leakage and the other faults that make a model\'s numbers untrue, shows the path that proves it, and teaches why.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError('Run with --help to see what there is.')
    .configureOutput({ outputError: (text, write) => { write(text.replace(/^error: /, 'holdout: ')); } })
    .exitOverride();

  program
    .command('check')
    .description('check files and folders; without any, the current folder')
    .argument('[path...]', 'Python files, notebooks and folders')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write the findings to a file instead of the terminal')
    .addOption(choice('--fail-on <severity>', 'the lowest severity that makes the exit status 1', ['error', 'warning', 'info', 'never']).default('warning'))
    .option('--select <ids>', 'only these rules: ids, families or ALL, separated by commas', idList)
    .option('--ignore <ids>', 'not these rules: ids, families or ALL, separated by commas', idList)
    .addOption(choice('--preset <name>', 'which rules speak', ['recommended', 'strict', 'learner'] satisfies Preset[]))
    .option('--config <file>', 'the config file, instead of the nearest holdout.toml or pyproject.toml')
    .option('--no-config', 'read no config file')
    .option('--base <ref>', 'only what the change introduces: the files as they are, against the commit at which they parted from this branch, tag or commit')
    .option('--diff <file>', 'only what a unified diff introduces, which is applied already; - for the standard input')
    .option('--staged', 'only what is staged, against the last commit')
    .option('--diff-only', 'with one of these: only findings on changed lines, none that the change causes elsewhere')
    .option('--baseline <file>', 'leave out the findings that this file knows')
    .option('--write-baseline', 'write all that is found to the baseline, and drop from it what is fixed')
    .option('--files-from <file>', 'read the paths from a file, one a line; - for the standard input')
    .option('--fix', 'apply the fixes that are proved to change nothing else')
    .option('--fix-unsafe', 'apply these and the fixes that should be looked over')
    .option('--dry-run', 'with --fix or --fix-unsafe: write nothing, show the difference')
    .option('--show-suppressed', 'tell in sarif also what comments and the baseline keep out, marked as such (json always does)')
    .option('--no-cache', 'work everything out anew, and keep nothing')
    .option('--cache-dir <folder>', 'where results are kept, instead of the cache folder of this user or HOLDOUT_CACHE_DIR')
    .option('-j, --jobs <n>', 'threads to check with; as many as pay, up to the cores there are, unless said otherwise', count)
    .option('--stats', 'tell how much was read, what was found and how long it took')
    .addHelpText('after', CHECK_HELP)
    .action(async (paths: string[], flags: CheckFlags) => {
      done(await check(paths, flags));
    });

  program
    .command('merge')
    .description('make one report of the parts of a check that was done in several processes')
    .argument('<file...>', 'what holdout check wrote with --format json, jsonl or sarif; - for the standard input')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write the findings to a file instead of the terminal')
    .addOption(choice('--fail-on <severity>', 'the lowest severity that makes the exit status 1', ['error', 'warning', 'info', 'never']).default('warning'))
    .action(async (files: string[], flags: MergeFlags) => {
      done(await merge(files, flags));
    });

  program
    .command('config')
    .description('show what holds for the current folder, and which file and line or option says so')
    .option('--select <ids>', 'as for check', idList)
    .option('--ignore <ids>', 'as for check', idList)
    .addOption(choice('--preset <name>', 'as for check', ['recommended', 'strict', 'learner'] satisfies Preset[]))
    .option('--config <file>', 'the config file, instead of the nearest holdout.toml or pyproject.toml')
    .option('--no-config', 'read no config file')
    .addOption(choice('--format <name>', 'text or json', ['text', 'json']).default('text'))
    .action(async (flags: ConfigFlags & { readonly format: string }) => {
      done(await showConfig(flags));
    });

  program
    .command('rules')
    .description('list all rules')
    .addOption(choice('--format <name>', 'text or json', ['text', 'json']).default('text'))
    .action((flags: { readonly format: string }) => {
      done(listRules(flags.format));
    });

  program
    .command('explain')
    .description('print the lesson of a rule or a concept, or explain what is at FILE:LINE: what it does, where its data comes from and goes to, what is risky')
    .argument('[what]', 'a rule or concept (leakage/fit-before-split, concept/calibration), a file, FILE:LINE, FILE:LINE-LINE, NOTEBOOK:CELL:LINE')
    .option('-q, --question <text>', 'ask something in your own words')
    .addOption(choice('--as <way>', 'the way to talk about it', explainTypes).default('explain'))
    .addOption(choice('--level <level>', 'how much the reader is taken to know', explainLevels).default('junior'))
    .addOption(choice('--format <name>', 'how it is written', explainFormats).default('pretty'))
    .option('--hints', 'with the five hints of the ladder')
    .option('--llm', 'ask a model as well, and check its answer; shows first where your code goes, and asks')
    .option('--endpoint <url>', 'the address of an OpenAI-compatible server (default: HOLDOUT_LLM_URL, else OpenAI)')
    .option('--model <name>', 'the model (default: HOLDOUT_LLM_MODEL); its key is read from HOLDOUT_LLM_KEY')
    .option('--yes', 'send without asking')
    .option('--preview', 'print exactly what would be sent, and send nothing')
    .action(async (what: string | undefined, flags: ExplainFlags) => {
      done(await (await others()).explain(what, flags));
    });

  program
    .command('card')
    .description('draft a model card and a data dictionary from what a file\'s program does, with gaps marked as gaps')
    .argument('<file>', 'the Python file or notebook that trains the model')
    .option('-o, --output <file>', 'write the card to a file instead of the terminal')
    .action(async (file: string, { output }: { readonly output?: string }) => {
      done(await (await others()).card(file, output));
    });

  program
    .command('skills')
    .description('the areas of skill of an ML engineer, and what the code of this folder shows for each')
    .addOption(choice('--format <name>', 'how it is written', skillsFormats).default('pretty'))
    .action(async ({ format }: { readonly format: string }) => {
      done(await (await others()).skills(format));
    });

  program
    .command('lineage')
    .description('draw where the data of a file goes: what is learned from which rows, and where the judged rows leak')
    .argument('<file>', 'a Python file or notebook')
    .addOption(choice('--format <name>', 'how it is drawn', lineageFormats).default('text'))
    .option('-o, --output <file>', 'write the picture to a file instead of the terminal')
    .addOption(choice('--theme <name>', 'colours of an SVG', lineageThemes).default('auto'))
    .action(async (file: string, flags: LineageFlags) => {
      done(await (await others()).lineage(file, flags));
    });

  program
    .command('parity')
    .description('compare what training and serving do to the model\'s input, step by step')
    .argument('[train]', 'a training file; without any, all that are found')
    .argument('[serve]', 'the serving file that belongs to it')
    .addOption(choice('--format <name>', 'how it is told', parityFormats).default('text'))
    .option('-o, --output <file>', 'write it to a file instead of the terminal')
    .action(async (train: string | undefined, serveFile: string | undefined, flags: ParityFlags) => {
      done(await (await others()).parity(train, serveFile, flags));
    });

  program
    .command('tests')
    .description('show which functions tests run, by which tests and how that is known; what needs a test and has none first')
    .argument('[path...]', 'Python files and folders; without any, the current folder')
    .addOption(choice('--format <name>', 'how it is told', testsFormats).default('text'))
    .option('-o, --output <file>', 'write it to a file instead of the terminal')
    .option('--write', 'write a first test for each function that has none and can be called with made-up data; files are extended, never overwritten')
    .option('--coverage <file>', 'a coverage report (coverage.py JSON, Cobertura XML, LCOV), instead of the one that is found')
    .action(async (paths: string[], flags: TestsFlags) => {
      done(await (await others()).tests(paths, flags));
    });

  program
    .command('lsp')
    .description('run the language server, for an editor')
    .option('--stdio', 'talk over the standard input and output (the default)')
    .addOption(new Option('--node-ipc', 'talk over the channel of a parent process in Node'))
    .addOption(new Option('--socket <port>', 'talk over a port of this machine'))
    .addOption(new Option('--pipe <name>', 'talk over a named pipe'))
    // Editors' clients add this one, for a server that wants to end with them.
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action(() => {
      serve();
    });

  program
    .command('mcp')
    .description('run the MCP server of this folder over stdio, for agents: check, explain, rules, lineage, parity, skills')
    .action(() => {
      serveMcp();
    });
  return program;
}

const CHECK_HELP = `
Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a usage, config or input error.
A line is silenced by "# holdout: ignore[rule] reason" on it or alone above it. In notebooks, cells count from 0 among all cells.`;

/** An option with a closed set of values, whose error names the nearest one. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, `${description} (${values.join(', ')})`).argParser((value: string) => {
    if (values.includes(value)) return value;
    const nearest = nearestName(value, values) ?? '';
    throw new InvalidArgumentError(`Did you mean "${nearest}"? It is one of ${values.join(', ')}.`);
  });
}

/** `--format NAME[=FILE]`, which may be given several times. */
function formatOption(): Option {
  return new Option('--format <name[=file]>', `how findings are told (${formatNames.join(', ')}; default: pretty); with =file, written there; may be given several times`).argParser(
    (value: string, before: readonly string[] | undefined): readonly string[] => {
      const [name = ''] = value.split('=', 1);
      if (!formatNames.includes(name)) throw new InvalidArgumentError(`Did you mean "${nearestName(name, formatNames) ?? ''}"? It is one of ${formatNames.join(', ')}.`);
      if (value.endsWith('=')) throw new InvalidArgumentError('A file must follow the "=".');
      return [...(before ?? []), value];
    },
  );
}

function count(value: string): number {
  const found = Number(value);
  if (!Number.isInteger(found) || found < 1 || found > 64) throw new InvalidArgumentError('It must be a whole number from 1 to 64.');
  return found;
}

function idList(value: string, before: readonly string[] | undefined): readonly string[] {
  const ids = value.split(',').map((id) => id.trim()).filter((id) => id !== '');
  return [...(before ?? []), ...ids];
}
