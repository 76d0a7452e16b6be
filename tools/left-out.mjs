/**
 * What rules of other tools flag and no rule here does, on purpose, with the reason; measured on those tools' own test programs.
 * @type {Record<string, readonly (readonly [ids: string, flags: string, why: string])[]>}
 */
export const LEFT_OUT = {
  ruff: [
    ['`PD008`, `PD009`', 'every `.at` and `.iat`', 'both are fast and right for one cell; with a list or a slice pandas refuses them at once'],
    ['`PD010`, `PD013`', '`pivot`, `unstack`, `stack`', 'other methods with another meaning: `pivot` fails on duplicates, where `pivot_table` hides them'],
    ['`PD012`', '`read_table(sep=",")`', 'means the same as `read_csv`'],
    ['`PD015`, `PD901`', '`pd.merge`, the name `df`', 'style'],
    ['`PD101` with `dropna=False`', 'the count of distinct values', 'it says what becomes of missing values; without it they are told of'],
    ['`NPY002` for `seed`, `get_state`, `set_state`', 'the state of the global generator', 'where a program sets it, its draws can be repeated; each file is told once, at its first draw, with the others beside it'],
    ['`AIR001` outside of `airflow.operators`', 'names of tasks of any class', 'the same boundary as there'],
    ['`AIR003` in a function', '`Variable.get` in a plain function', 'it runs whenever somebody calls it: the call at the top of the file counts'],
    ['`AIR201` for tasks that the file does not make', '`xcom_pull` by an unknown id', 'there is no object whose `.output` could be passed'],
    ['`AIR202` without an annotation', 'a task that returns a dict', 'Airflow makes many XComs by the annotation alone: without it there is one'],
    ['`AIR301`, `AIR302`, `AIR311`, `AIR312`, `AIR321`', 'each use of a name', 'told once, at the import that fails, with the uses beside it; a hint where nothing says which Airflow is installed'],
    ['`AIR301`, `AIR302` for providers', 'names within packages of providers', 'they go with the release of the provider, not with that of Airflow'],
  ],
  pylint: [
    ['`C5501`–`C5506`, `W8001`, `W8002`, `W8101`, `W8102`, `W8401`, `W8402`', 'names under which libraries are imported', 'style; Ruff does it (`ICN001`)'],
    ['`W8103`, `W8118`', 'names of variables, `df.column`', 'style'],
    ['`W8111`', 'required arguments that are left out', 'the call fails at once, and type checkers tell it; settings that silently have a default are told by `reproducibility/hyperparameters-implicit`'],
    ['`W5503` for values that nobody reads', '`np.sin(1)` or `df.abs()` alone on a line', 'a result counts as lost where the old object is read later as if it had changed; else somebody looks at it'],
    ['`R5506`–`R5508` in strict mode', 'any argument that is left out', 'only the settings that decide the result'],
    ['`W5507`, `W5508`, `W5510`, `W5511`', 'a missing seed or flag in any script', 'asked of programs that train'],
    ['`W5509` for `KFold()`', 'a missing `random_state`', 'without `shuffle=True` nothing is random'],
    ['`W5512` without `shuffle=True`', 'a loader with workers', 'its order is fixed; random steps in the data set are told there'],
    ['`W5513`, `W5514`', 'every logarithm', 'of probabilities that can be zero; others are the author\'s business, and `+ 1e-9` is a mask'],
    ['`W5518`', 'an estimator without a pipeline', 'only where rows or knowledge reach the test part, which a file is judged by in full'],
    ['`W5519`–`W5521`', 'an F1 score in a file without others', 'only where a classifier of the program is judged by it'],
    ['`R5501`, `W8106`', 'every `iterrows`', 'only where columns can do what the loop does'],
    ['`R5504`', 'a table whose columns are not selected after it was read', 'told together with the missing types, at the reading'],
  ],
  bandit: [
    ['`B301`', 'every unpickling', 'what the program itself wrote, or reads from a path in its own code, is as safe as the program; from outside it is a warning, from a caller a hint'],
    ['`B614`', '`torch.load` of what the program saved', 'the same'],
    ['`B202` with `members`', 'members that are looked through first', 'nothing tells that the look is wrong; `members=None` and `fully_trusted` are told'],
    ['`B102`, `B307`', '`exec`, `eval`', 'no business of machine learning, but for what a language model says (`security/model-output-executed`)'],
    ['all, in a project without machine learning', '', 'such projects are left alone'],
  ],
  trailofbits: [
    ['`pandas-eval`', 'every text that is not written out', 'only text from outside or from a language model: f-strings in `query` are everywhere'],
    ['`pickles-in-pandas`, `pickles-in-pytorch`', 'writing a pickle', 'reading is what runs code'],
    ['`pickles-in-keras`, `pickles-in-keras-deprecation`, `pickles-in-tensorflow`', 'every load of a path that is not written out', 'Keras loads in safe mode by default: switching it off is told'],
    ['`lxml-in-pandas` for `read_html`', 'HTML', 'the HTML parser resolves no entities'],
    ['`msgpack-numpy`', 'packing arrays', 'rare; an array of objects alone holds a pickle'],
    ['`automatic-memory-pinning`', 'a batch of an own type without `pin_memory`', 'a matter of speed that only a measurement decides'],
    ['`pytorch-package`', 'the import of `torch.package`', 'told where a package is imported and its code runs'],
    ['`waiting-with-pytorch-distributed` for a handle that is returned', 'no `wait` in the same function', 'the caller may wait'],
  ],
  semgrep: [
    ['`avoid-pickle`, `avoid-dill`, `marshal-usage` for `dumps`', 'writing', 'reading is what runs code'],
    ['`avoid-unsafe-ruamel` for `typ="base"`', 'a loader of plain strings', 'it builds nothing'],
    ['`multiprocessing-recv`', 'connections between processes', 'of one program, by default on one machine'],
    ['`detect-openai` and its like', 'that a library is used', 'no fault'],
  ],
  'pandas-vet': [
    ['`PD001`, `PD015`, `PD901`', 'the alias of pandas, `pd.merge`, the name `df`', 'style'],
    ['`PD008`–`PD010`, `PD012`, `PD013`', 'as in Ruff', 'see there'],
    ['all, of a name whose type nothing tells', '', 'a `df` may be of any library: what makes it must stand in the program'],
  ],
  mlguard: [
    ['`MLG004` for under-samplers', 'rows left out before the split', 'no row stands on both sides; the score is one of another mix of classes'],
    ['`MLG008`', '`best_score_` as the last word', 'what is printed is called what it is; the choice is told where it is made with test rows'],
    ['`MLG009`', 'every code for categories', 'trees read codes well; told where their mean or a distance is taken'],
    ['`MLG014` without a sign of time', 'a random split', 'the rows must be shown to be in the order of time'],
  ],
  'lookahead-lint': [
    ['`LA001`–`LA003`, `LA007` anywhere', 'every look ahead', 'the target is made so: told where it reaches what a model learns from, or what is called the features'],
    ['`LA005` anywhere', 'every shuffled split', 'wrong for rows in the order of time alone'],
    ['`LA006`', '`close[i + 1]` in a loop', 'what is read so is as often the answer'],
  ],
  leakguard: [
    ['`LG001`, `LG002`, `LG007`, `LG008` anywhere', 'every look ahead', 'as for lookahead-lint'],
    ['`LG004` anywhere', 'every shuffled split, every `cv=5`', 'as for lookahead-lint'],
    ['`LG006`, `LG010` without a split', 'a number over a whole column', 'a leak needs rows that judge'],
    ['`LG009`', '`resample` that labels at the left edge', 'how a bar is named; what is joined to it decides'],
  ],
  wald: [
    ['`testing-multiple-uncorrected`, `significance-meaningless`, `regression-to-mean-claim`, `selection-survivorship-cohort`, `linearity-extrapolation`', 'claims of a study', 'statistics of studies, not of models'],
  ],
  pycheck: [
    ['`T001`, `T005`, `T007`, `T009`, `T014`, `T016`, `T019` anywhere', 'every look ahead', 'as for lookahead-lint'],
    ['`T003`, `T004`, `T013`', 'windows and resampling before the split', 'a trailing window looks back'],
    ['`T010`, `T011` without a split', 'every `fit_transform`, every scaler', 'a leak needs rows that judge'],
    ['`C001`, `C003`–`C007`', 'correlations, filters and rows left out', 'questions to a study'],
    ['`U001`–`U004`, `U006`', 'predictions without a probability', 'a choice of the author'],
  ],
  cylint: [
    ['`CY004`, `CY008`, `CY010`, `CY012`, `CY013`, `CY016`', '`SELECT *`, writing, `how=`, `show()`, escapes', 'style, or right as often as wrong'],
    ['`CY005`, `CY014`, `CY025`', 'what is cached, and how often it is used', 'the plan decides, which a file does not show'],
    ['`CY007` for `crossJoin`', 'a product that is asked for by name', 'it says what it does'],
    ['`CY009`, `CY015`', 'functions and inequalities in conditions', 'slow, and often the only way'],
    ['`CY018`', 'a file read without a schema', 'told of pandas alone (`data/read-without-schema`)'],
    ['`CY031` for few rows', 'a loop over collected rows', 'told where a whole file is collected'],
  ],
  palisade: [
    ['the guard that a schema or a pattern checks', 'silent there', 'told all the same where what was checked is still run as code; numbers are let through'],
    ['`PI-HTTP`', 'an address that a model says', 'reading it is what a search does; what comes back is text from outside'],
    ['`PI-AGENT`', 'what a tool does with its arguments', 'a tool that runs code is told where it is given to an agent (`llm/agent-code-exec-unsandboxed`)'],
  ],
  bastion: [
    ['`PS003` for keys like `sk-1234567890…`', 'a key', 'a row of digits is a placeholder'],
    ['`PS005`, `PS006`, `PS009`, `PS010`, `PS011`, `PS014`', 'any text in, any text out', 'told where it becomes an instruction or is run'],
  ],
  mlscent: [
    ['caches, verbosity, dropout, batch normalisation, logging, checkpoints, exceptions, docstrings, magic numbers', 'what a program does not have', 'a choice of the author; no result hangs on it'],
    ['a seed for `LogisticRegression`', 'a missing `random_state`', 'its default solver draws nothing'],
    ['`fit_transform` without any split', 'a leak', 'a leak needs rows that judge'],
    ['a path with `/home/user/app`', 'an absolute path', 'the same in each container'],
  ],
  airflint: [
    ['`UseFunctionLevelImports`', 'every import at the top', 'no result hangs on it'],
  ],
  migrations: [
    ['private modules (`langchain._api`)', 'names that nobody should have used', 'told by `api/non-public-api`'],
  ],
};
