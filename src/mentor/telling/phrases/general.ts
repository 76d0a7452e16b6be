import type { NounTable, PhraseTable } from '../phrase';
import { nouns, phrases } from '../phrase';

/** Files, pictures, logs, services, and Python's own functions. */
export const generalFunctions: PhraseTable = {
  ...phrases('joblib', 'save', [['dump', 'writes {0} to the file {1}', 'save-all']]),
  ...phrases('joblib', 'restore', [['load', 'reads what was saved in {0}', 'unsafe-load']]),
  ...phrases('pickle', 'save', [['dump dumps', 'writes {0} in Python\'s own binary form', 'save-all']]),
  ...phrases('pickle', 'restore', [['load loads', 'reads an object that was saved before, from {0}', 'unsafe-load']]),
  ...phrases('json', 'load', [['load', 'reads JSON from {0}'], ['loads', 'reads the JSON text {0}']]),
  ...phrases('json', 'save', [['dump', 'writes {0} as JSON'], ['dumps', 'turns {0} into JSON text']]),
  ...phrases('yaml', 'load', [['safe_load', 'reads settings from {0}'], ['load', 'reads settings from {0}', 'yaml-load']]),
  ...phrases('os', 'setup', [
    ['makedirs mkdir', 'makes the folder {0}'], ['listdir', 'lists the files of {0}'], ['getenv', 'reads the environment variable {0}'], ['walk', 'goes through all folders under {0}'],
    ['path.join', 'puts a path together'], ['path.exists', 'asks whether {0} is there'],
  ]),
  ...phrases('glob', 'setup', [['glob', 'lists the files that match {0}']]),
  ...phrases('pathlib', 'setup', [['Path', 'makes the path {0}']]),
  ...phrases('warnings', 'setup', [['filterwarnings simplefilter', 'silences warnings: some of them would tell of real faults', 'warnings']]),
  ...phrases('logging', 'setup', [['basicConfig getLogger', 'sets up logging']]),
  ...phrases('logging', 'log', [['info debug warning error', 'writes a line to the log']]),
  ...phrases('argparse', 'setup', [['ArgumentParser', 'reads options from the command line']]),
  ...phrases('time', 'log', [['time perf_counter', 'looks at the clock'], ['sleep', 'waits']]),
  ...phrases('cv2', 'load', [['imread', 'reads the picture {0}; its colours come in the order blue, green, red', 'channels']]),
  ...phrases('cv2', 'feature', [['resize', 'brings {0} to the size {1}'], ['cvtColor', 'changes the colours of {0}'], ['normalize', 'rescales {0}']]),
  ...phrases('PIL.Image', 'load', [['open', 'opens the picture {0}', 'channels'], ['fromarray', 'makes a picture of an array']]),
  ...phrases('librosa', 'load', [['load', 'reads the recording {0}[[sr:, at {sr} samples a second]][[!sr:, at 22050 samples a second (librosa\'s default)]]', 'audio-rate']]),
  ...phrases('librosa.feature', 'feature', [['mfcc melspectrogram', 'turns sound into a table of frequencies over time']]),
  ...phrases('requests', 'load', [['get post', 'asks the address {0} over the network', 'timeout']]),
  ...phrases('mlflow', 'log', [
    ['log_metric log_metrics', 'notes a result of this run'], ['log_param log_params', 'notes a setting of this run'], ['log_artifact log_artifacts', 'keeps a file with this run'],
    ['start_run', 'begins a run: all that is noted inside belongs to it'], ['set_experiment set_tracking_uri', 'says where runs are kept'], ['autolog', 'notes settings and results by itself'],
  ]),
  ...phrases('mlflow.sklearn', 'save', [['log_model', 'keeps the model {0} with this run']]),
  ...phrases('mlflow.pyfunc', 'restore', [['load_model', 'reads a model that a run has kept']]),
  ...phrases('wandb', 'log', [['init', 'begins a run'], ['log', 'notes {0}'], ['finish', 'ends the run']]),
  ...phrases('streamlit', 'serve', [['title header write subheader text', 'shows text on the page'], ['selectbox number_input slider text_input checkbox radio', 'asks the user for {0}', 'serve-input'], ['button', 'shows a button'], ['cache_data cache_resource', 'keeps the result so that it is made once']]),
  ...phrases('fastapi', 'serve', [['FastAPI', 'makes a web service', 'serve-parity']]),
  ...phrases('flask', 'serve', [['Flask', 'makes a web service', 'serve-parity'], ['render_template', 'shows the page {0}'], ['jsonify', 'answers with JSON']]),
  ...phrases('tqdm', 'log', [['tqdm trange', 'shows a progress bar over {0}']]),
  ...phrases('tqdm.auto', 'log', [['tqdm', 'shows a progress bar over {0}']]),
  ...phrases('tqdm.notebook', 'log', [['tqdm', 'shows a progress bar over {0}']]),
  ...phrases('seaborn', 'plot', [
    ['histplot distplot displot kdeplot', 'draws how the values of {0,data~the data} are spread'], ['countplot', 'draws how often each value occurs'], ['barplot', 'draws the mean of one column for each value of another'],
    ['boxplot violinplot boxenplot', 'draws median, quartiles and outliers'], ['scatterplot regplot lmplot relplot jointplot', 'draws one column against another'], ['heatmap', 'draws {0} as a grid of colours'],
    ['pairplot', 'draws each column against each other'], ['lineplot', 'draws a line'], ['set set_style set_theme set_palette', 'sets how pictures look'],
  ]),
  ...phrases('matplotlib.pyplot', 'plot', [
    ['hist', 'draws how the values of {0} are spread'], ['scatter', 'draws {1} against {0} as points'], ['plot', 'draws a line'], ['imshow', 'shows {0} as a picture'], ['bar barh', 'draws bars'], ['show', 'shows the picture'],
    ['savefig', 'writes the picture to {0}'], ['figure subplots subplot', 'makes room for a picture'], ['boxplot', 'draws median, quartiles and outliers'],
  ]),
  ...phrases('collections', 'python', [['Counter', 'counts how often each item of {0} occurs'], ['defaultdict', 'makes a dictionary with a default value']]),
  ...phrases('copy', 'python', [['deepcopy copy', 'makes a copy of {0}']]),
  ...phrases('datetime', 'python', [['datetime.now datetime.today', 'takes the time of now'], ['timedelta', 'makes a span of time']]),
};

export const builtins: PhraseTable = {
  ...phrases('', 'look', [['print', 'prints {args~an empty line}'], ['display', 'shows {args~nothing}'], ['len', 'counts the items of {0}']]),
  ...phrases('', 'python', [
    ['range', 'counts through {args}'], ['enumerate', 'goes through {0} with a running number'], ['zip', 'goes through {args} side by side'],
    ['list tuple set dict', 'makes a {name} of {0~nothing}'], ['sorted', 'sorts {0}'], ['reversed', 'turns {0} round'], ['sum', 'adds up {0}'], ['max', 'takes the largest of {args}'],
    ['min', 'takes the smallest of {args}'], ['round', 'rounds {0}'], ['abs', 'takes {0} without its sign'], ['int float str bool', 'turns {0} into the type {name}'], ['type', 'asks for the type of {0}'],
    ['isinstance', 'asks whether {0} is of the type {1}'], ['map', 'applies {0} to each item of {1}'], ['filter', 'keeps the items of {1} for which {0} holds'], ['open', 'opens the file {0}'],
    ['input', 'asks the user'], ['super', 'calls the parent class'], ['iter', 'makes an iterator of {0}'], ['next', 'takes the next item of {0}'],
    ['any', 'asks whether one of {0} holds'], ['all', 'asks whether all of {0} hold'], ['hasattr getattr setattr', 'looks at an attribute of {0}'], ['vars', 'gives the attributes of {0}'],
  ]),
};

const draw = 'draws a picture';
/** What any function of a module does, where no phrase says more. */
export const moduleDeeds: readonly (readonly [prefix: string, does: string, role: 'plot' | 'look' | 'log' | 'setup' | 'serve' | 'python' | 'feature'])[] = [
  ['matplotlib', draw, 'plot'], ['seaborn', draw, 'plot'], ['plotly', draw, 'plot'], ['bokeh', draw, 'plot'], ['altair', draw, 'plot'], ['wordcloud', draw, 'plot'],
  ['IPython.display', 'shows something in the notebook', 'look'], ['streamlit', 'builds the web page', 'serve'], ['gradio', 'builds a web page for the model', 'serve'],
  ['logging', 'writes to the log', 'log'], ['re', 'looks for a text pattern', 'feature'], ['shutil', 'moves or copies files', 'setup'], ['sys', 'talks to the running Python', 'setup'],
];

export const generalNouns: NounTable = {
  ...nouns('collections', 'python', [['OrderedDict', 'a dictionary', 'keeps its order'], ['deque', 'a queue', 'grows at both ends']]),
};

/** What a module is for, in a few words. */
export const modules: Readonly<Record<string, string>> = {
  pandas: 'tables', numpy: 'arrays of numbers', sklearn: 'models, preparation and measures', torch: 'neural networks', torchvision: 'pictures for networks', torchaudio: 'sound for networks', keras: 'neural networks',
  tensorflow: 'neural networks', matplotlib: 'drawing', seaborn: 'drawing', plotly: 'drawing', xgboost: 'boosted trees', lightgbm: 'boosted trees', catboost: 'boosted trees', scipy: 'statistics and numerics',
  statsmodels: 'statistical models', transformers: 'language models', datasets: 'public data sets', peft: 'cheap fine-tuning', trl: 'fine-tuning by examples and preferences', joblib: 'saving objects', pickle: 'saving objects',
  imblearn: 'unequal classes', optuna: 'search for settings', hyperopt: 'search for settings', shap: 'explaining predictions', lime: 'explaining predictions', mlflow: 'keeping track of runs', wandb: 'keeping track of runs',
  fastapi: 'web services', flask: 'web services', streamlit: 'web pages', gradio: 'web pages', requests: 'talking over the network', nltk: 'text', spacy: 'text', cv2: 'pictures', PIL: 'pictures', librosa: 'sound',
  pyspark: 'tables spread over machines', polars: 'tables', category_encoders: 'categories', openai: 'a language model\'s service', anthropic: 'a language model\'s service', langchain: 'language-model programs',
  sentence_transformers: 'text vectors', faiss: 'vector search', chromadb: 'vector search', tqdm: 'progress bars', argparse: 'options of the command line', os: 'files and folders', pathlib: 'files and folders', glob: 'files and folders',
  sys: 'the running Python', json: 'JSON', yaml: 'settings files', re: 'text patterns', random: 'random numbers', time: 'the clock', datetime: 'dates', logging: 'logs', warnings: 'warnings', collections: 'containers',
  typing: 'type hints', dataclasses: 'plain classes', pytest: 'tests', unittest: 'tests', pydantic: 'checked data', sqlalchemy: 'databases', boto3: 'Amazon\'s cloud', gym: 'practice worlds for agents', gymnasium: 'practice worlds for agents',
  networkx: 'graphs', prophet: 'forecasts', skimage: 'pictures', albumentations: 'varied pictures', timm: 'ready networks for pictures', accelerate: 'training on several devices', evaluate: 'measures', prefect: 'scheduled flows', airflow: 'scheduled flows',
  evidently: 'drift checks', great_expectations: 'data checks', pandera: 'data checks', pickleshare: 'saving objects', jax: 'arrays with gradients', copy: 'copies', math: 'mathematics', itertools: 'loops', functools: 'functions', IPython: 'the notebook',
  gc: 'memory', shutil: 'files and folders', bs4: 'web pages', google: 'Google\'s services', hydra: 'settings', dotenv: 'settings', io: 'files', string: 'letters', uuid: 'ids', subprocess: 'other programs',
};
