/** Persistence, progress bars, drawing: libraries of general use around a model. */
import { data, draws, each, identity, join } from './make';
import type { ApiEntry, LibraryTable } from './vocabulary';

const dump = (object: string, path: string): ApiEntry => ({ is: 'save', object, path, parameters: [object, path] });
const load = (path: string): ApiEntry => ({ is: 'restore', path, parameters: [path] });

const pyplot = 'plot scatter bar barh hist hist2d boxplot violinplot pie imshow matshow contour contourf fill_between errorbar step stem hexbin '
  + 'pcolormesh show savefig figure title xlabel ylabel '
  + 'legend grid xlim ylim xticks yticks axhline axvline text annotate colorbar tight_layout close clf cla suptitle style subplots_adjust axis gca '
  + 'gcf rc hlines vlines semilogx semilogy loglog';
const seaborn = 'heatmap histplot distplot kdeplot scatterplot lineplot barplot boxplot violinplot countplot pairplot jointplot catplot relplot '
  + 'lmplot regplot displot stripplot swarmplot pointplot '
  + 'clustermap factorplot FacetGrid PairGrid JointGrid set set_style set_theme set_context set_palette color_palette despine residplot ecdfplot '
  + 'rugplot boxenplot';
const express = 'scatter line bar histogram box violin imshow pie area scatter_3d scatter_matrix density_heatmap choropleth parallel_coordinates '
  + 'treemap sunburst funnel timeline strip scatter_mapbox scatter_geo';

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  { 'joblib.dump': dump('value', 'filename'), 'joblib.load': load('filename') },
  each('joblib', 'Parallel', data('fresh')),
  each('joblib', 'delayed', identity),
  ...['pickle', 'dill', 'cloudpickle', 'cPickle', '_pickle'].map((module): Record<string, ApiEntry> => ({
    [`${module}.dump`]: dump('obj', 'file'), [`${module}.load`]: load('file'), [`${module}.loads`]: { is: 'restore', parameters: ['data'] },
    [`${module}.dumps`]: { is: 'save', object: 'obj', parameters: ['obj'] },
  })),
  each('cv2', 'imread imdecode VideoCapture', { is: 'load', gives: 'example' }),
  each('PIL.Image', 'open', { is: 'load', gives: 'example' }),
  each('matplotlib.pyplot', 'imread', { is: 'load', gives: 'example' }),
  each('matplotlib.image', 'imread', { is: 'load', gives: 'example' }),
  each('skimage.io', 'imread', { is: 'load', gives: 'example' }),
  each('imageio', 'imread v2.imread v3.imread', { is: 'load', gives: 'example' }),
  each('librosa', 'load', { is: 'load', gives: 'example' }),
  each('librosa.core', 'load', { is: 'load', gives: 'example' }),
  each('soundfile', 'read', { is: 'load', gives: 'example' }),
  each('torchaudio', 'load', { is: 'load', gives: 'example' }),
  each('scipy.io.wavfile', 'read', { is: 'load', gives: 'example' }),
  each('pydicom', 'dcmread read_file', { is: 'load', gives: 'example' }),
  each('nibabel', 'load', { is: 'load', gives: 'example' }),
  each('tifffile', 'imread', { is: 'load', gives: 'example' }),
  { 'skops.io.dump': dump('obj', 'file'), 'skops.io.load': load('file') },
  ...['sklearn', 'xgboost', 'lightgbm', 'catboost', 'pytorch', 'keras', 'tensorflow', 'pyfunc', 'statsmodels'].map((flavour): Record<string, ApiEntry> => ({
    [`mlflow.${flavour}.log_model`]: { is: 'save', object: 'model', path: 'artifact_path', parameters: ['model', 'artifact_path'] },
    [`mlflow.${flavour}.save_model`]: { is: 'save', object: 'model', path: 'path', parameters: ['model', 'path'] },
    [`mlflow.${flavour}.load_model`]: { is: 'restore', path: 'model_uri', parameters: ['model_uri'] },
  })),
  each('tqdm', 'tqdm trange tqdm_notebook', identity),
  each('tqdm.auto', 'tqdm trange', identity),
  each('tqdm.notebook', 'tqdm trange', identity),
  each('tqdm.std', 'tqdm', identity),
  each('IPython.display', 'display HTML Image Markdown clear_output', draws),
  each('csv', 'reader DictReader', { is: 'load', gives: 'array' }),
  { 'random.seed': { is: 'seed', generator: 'python' }, 'random.shuffle': data('reorder', { mutates: 'always', parameters: ['x'] }) },
  { 'random.sample': data('sample', { parameters: ['population', 'k'] }), 'random.choices': data('sample', { parameters: ['population', 'weights',
    'cum_weights', 'k'] }), 'random.choice': data('sample', { parameters: ['seq'] }) },
  { 'copy.copy': identity, 'copy.deepcopy': identity },
  { 'collections.Counter': data('reduce'), 'statistics.mean': data('reduce'), 'statistics.median': data('reduce'),
    'statistics.stdev': data('reduce'), 'statistics.mode': data('reduce') },
  each('matplotlib.pyplot', pyplot, draws),
  each('matplotlib.pyplot', 'subplots subplot axes', data('fresh')),
  each('seaborn', seaborn, draws),
  { 'seaborn.load_dataset': { is: 'load', gives: 'frame', parameters: ['name'] } },
  each('plotly.express', express, draws),
  each('plotly.graph_objects', 'Figure Scatter Bar Histogram Box Heatmap Candlestick Pie Surface Scatter3d Violin', draws),
  each('plotly.express.data', 'iris tips gapminder', { is: 'load', gives: 'frame' }),
  each('missingno', 'matrix bar heatmap dendrogram', draws),
  each('scikitplot.metrics', 'plot_confusion_matrix plot_roc plot_roc_curve plot_precision_recall', draws),
  each('shap', 'summary_plot force_plot dependence_plot plots.bar plots.beeswarm plots.waterfall initjs', draws),
  each('shap', 'TreeExplainer Explainer KernelExplainer LinearExplainer DeepExplainer', data('fresh')),
  each('ydata_profiling', 'ProfileReport', draws),
  each('sweetviz', 'analyze compare', draws),
);

export const general: LibraryTable = {
  library: 'joblib', release: '1.6', read: '2026-11-20', entries,
  aliases: { 'tqdm.tqdm_notebook.tqdm_notebook': 'tqdm.tqdm', 'tqdm.contrib': 'tqdm', pandas_profiling: 'ydata_profiling',
    'matplotlib.pylab': 'matplotlib.pyplot', pylab: 'matplotlib.pyplot' },
  generalModules: ['random', 'copy', 'collections', 'csv', 'statistics', 'tqdm', 'IPython', 'matplotlib', 'pylab', 'plotly', '_pickle'],
  neverBare: ['reader', 'DictReader', 'Image', 'Figure', 'Scatter', 'Histogram', 'Candlestick', 'Heatmap', 'Surface', 'Violin', 'Parallel', 'Explainer', 'Counter',
    'Markdown', 'scatter_matrix', 'log_model', 'save_model', 'load_model', 'plot_roc_curve',
    'set_style', 'set_context', 'clear_output'],
};
