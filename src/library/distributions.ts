/**
 * The distribution that is installed for a module that is imported, where their names differ by more than `_` and `-`. By the longest dotted name.
 * Source: the projects' pages on PyPI, read 2026-11-20.
 */
const distributions: Readonly<Record<string, string>> = {
  sklearn: 'scikit-learn', skimage: 'scikit-image', sksurv: 'scikit-survival', skmultilearn: 'scikit-multilearn', skopt: 'scikit-optimize', skfuzzy: 'scikit-fuzzy',
  skbio: 'scikit-bio', skgarden: 'scikit-garden', sklearnex: 'scikit-learn-intelex', imblearn: 'imbalanced-learn', mlxtend: 'mlxtend', category_encoders: 'category-encoders',
  sklearn_pandas: 'sklearn-pandas', sklego: 'scikit-lego', skorch: 'skorch', skops: 'skops', feature_engine: 'feature-engine',
  cv2: 'opencv-python', PIL: 'pillow', yaml: 'pyyaml', bs4: 'beautifulsoup4', dateutil: 'python-dateutil', dotenv: 'python-dotenv', jwt: 'pyjwt', git: 'gitpython',
  attr: 'attrs', Crypto: 'pycryptodome', OpenSSL: 'pyopenssl', serial: 'pyserial', usb: 'pyusb', magic: 'python-magic', docx: 'python-docx', pptx: 'python-pptx',
  fitz: 'pymupdf', MySQLdb: 'mysqlclient', psycopg2: 'psycopg2', slugify: 'python-slugify', multipart: 'python-multipart', jose: 'python-jose', telegram: 'python-telegram-bot',
  rest_framework: 'djangorestframework', flask_cors: 'flask-cors', flask_sqlalchemy: 'flask-sqlalchemy', werkzeug: 'werkzeug', jinja2: 'jinja2', markupsafe: 'markupsafe',
  wx: 'wxpython', gi: 'pygobject', ruamel: 'ruamel-yaml', 'ruamel.yaml': 'ruamel-yaml', pkg_resources: 'setuptools', Levenshtein: 'levenshtein', fuzzywuzzy: 'fuzzywuzzy',
  torch: 'torch', torchvision: 'torchvision', torchtext: 'torchtext', torchaudio: 'torchaudio', torch_geometric: 'torch-geometric', pytorch_lightning: 'pytorch-lightning',
  lightning: 'lightning', lightning_fabric: 'lightning', pl_bolts: 'lightning-bolts', ignite: 'pytorch-ignite', torch_xla: 'torch-xla', efficientnet_pytorch: 'efficientnet-pytorch',
  pretrainedmodels: 'pretrainedmodels', segmentation_models_pytorch: 'segmentation-models-pytorch', pytorch_tabnet: 'pytorch-tabnet', pytorch_metric_learning: 'pytorch-metric-learning',
  facenet_pytorch: 'facenet-pytorch', kornia: 'kornia', timm: 'timm', apex: 'apex', ts: 'torchserve', 'ts.torch_handler': 'torchserve',
  keras: 'keras', tf_keras: 'tf-keras', keras_preprocessing: 'keras-preprocessing', keras_applications: 'keras-applications', keras_image_helper: 'keras-image-helper',
  tensorflow: 'tensorflow', tensorflow_hub: 'tensorflow-hub', tensorflow_text: 'tensorflow-text', tensorflow_addons: 'tensorflow-addons', tensorflow_datasets: 'tensorflow-datasets',
  tensorflow_probability: 'tensorflow-probability', tensorflow_serving: 'tensorflow-serving-api', tensorflow_decision_forests: 'tensorflow-decision-forests',
  tflite_runtime: 'tflite-runtime', ai_edge_litert: 'ai-edge-litert', tfx: 'tfx', flax: 'flax', jax: 'jax', haiku: 'dm-haiku', optax: 'optax',
  transformers: 'transformers', sentence_transformers: 'sentence-transformers', huggingface_hub: 'huggingface-hub', datasets: 'datasets', evaluate: 'evaluate',
  tokenizers: 'tokenizers', accelerate: 'accelerate', bitsandbytes: 'bitsandbytes', simpletransformers: 'simpletransformers', optimum: 'optimum', setfit: 'setfit',
  spacy: 'spacy', nltk: 'nltk', gensim: 'gensim', fasttext: 'fasttext', fastText: 'fasttext', sentencepiece: 'sentencepiece', MeCab: 'mecab-python3', jieba: 'jieba',
  faiss: 'faiss-cpu', annoy: 'annoy', hnswlib: 'hnswlib', usearch: 'usearch', pinecone: 'pinecone', qdrant_client: 'qdrant-client', weaviate: 'weaviate-client',
  xgboost: 'xgboost', lightgbm: 'lightgbm', catboost: 'catboost', ngboost: 'ngboost', onnxruntime: 'onnxruntime', onnx: 'onnx', skl2onnx: 'skl2onnx', tf2onnx: 'tf2onnx',
  h2o: 'h2o', pycaret: 'pycaret', autogluon: 'autogluon', flaml: 'flaml', tpot: 'tpot', autosklearn: 'auto-sklearn', prophet: 'prophet', fbprophet: 'fbprophet',
  neuralprophet: 'neuralprophet', statsmodels: 'statsmodels', pmdarima: 'pmdarima', sktime: 'sktime', darts: 'darts', tslearn: 'tslearn', lifelines: 'lifelines',
  umap: 'umap-learn', hdbscan: 'hdbscan', kmodes: 'kmodes', community: 'python-louvain', igraph: 'igraph', osgeo: 'gdal', shapefile: 'pyshp', mpl_toolkits: 'matplotlib', pylab: 'matplotlib',
  librosa: 'librosa', soundfile: 'soundfile', sounddevice: 'sounddevice', pyaudio: 'pyaudio', python_speech_features: 'python-speech-features', whisper: 'openai-whisper',
  speech_recognition: 'speechrecognition', pydub: 'pydub', audiomentations: 'audiomentations', webrtcvad: 'webrtcvad',
  albumentations: 'albumentations', imgaug: 'imgaug', imageio: 'imageio', ultralytics: 'ultralytics', detectron2: 'detectron2', mmcv: 'mmcv', mmdet: 'mmdet', paddle: 'paddlepaddle',
  paddleocr: 'paddleocr', mediapipe: 'mediapipe', dlib: 'dlib', face_recognition: 'face-recognition', insightface: 'insightface', easyocr: 'easyocr', pytesseract: 'pytesseract', mxnet: 'mxnet',
  pyspark: 'pyspark', delta: 'delta-spark', snowflake: 'snowflake-connector-python', 'snowflake.snowpark': 'snowflake-snowpark-python', databricks: 'databricks-sdk',
  'google.cloud.storage': 'google-cloud-storage', 'google.cloud.bigquery': 'google-cloud-bigquery', 'google.cloud.aiplatform': 'google-cloud-aiplatform', 'google.protobuf': 'protobuf',
  'google.generativeai': 'google-generativeai', 'google.genai': 'google-genai', 'azure.ai.ml': 'azure-ai-ml', 'azure.storage.blob': 'azure-storage-blob', azureml: 'azureml-core',
  kfp: 'kfp', airflow: 'apache-airflow', prefect: 'prefect', zenml: 'zenml', metaflow: 'metaflow', dagster: 'dagster', luigi: 'luigi', feast: 'feast', beam: 'apache-beam', apache_beam: 'apache-beam',
  mlflow: 'mlflow', wandb: 'wandb', dvc: 'dvc', clearml: 'clearml', comet_ml: 'comet-ml', neptune: 'neptune', bentoml: 'bentoml', kserve: 'kserve', mlserver: 'mlserver', litserve: 'litserve',
  hydra: 'hydra-core', omegaconf: 'omegaconf', great_expectations: 'great-expectations', pandera: 'pandera', evidently: 'evidently', pydantic_settings: 'pydantic-settings',
  pandas_profiling: 'pandas-profiling', ydata_profiling: 'ydata-profiling', IPython: 'ipython', ipywidgets: 'ipywidgets', dash_core_components: 'dash', plotly: 'plotly',
  langchain_core: 'langchain-core', langchain_openai: 'langchain-openai', langchain_community: 'langchain-community', llama_index: 'llama-index', openai: 'openai', tiktoken: 'tiktoken',
  rdkit: 'rdkit', Bio: 'biopython', pywt: 'pywavelets', numpy_financial: 'numpy-financial', sqlalchemy: 'sqlalchemy', zmq: 'pyzmq', win32api: 'pywin32', Xlib: 'python-xlib',
};

/**
 * Distributions that bring the same modules under another name, by the name that is asked for: `opencv-python-headless` installs `cv2` as `opencv-python`
 * does. Source: the projects' pages on PyPI and conda-forge, read 2026-11-20.
 */
const variants: Readonly<Record<string, readonly string[]>> = {
  'opencv-python': ['opencv-python-headless', 'opencv-contrib-python', 'opencv-contrib-python-headless', 'opencv', 'py-opencv'],
  tensorflow: [
    'tensorflow-cpu', 'tensorflow-gpu', 'tensorflow-macos', 'tensorflow-intel', 'tensorflow-rocm', 'intel-tensorflow', 'tensorflow-cpu-aws', 'tensorflow-aarch64', 'tf-nightly',
  ],
  torch: ['pytorch', 'pytorch-cpu', 'pytorch-gpu', 'torch-cpu'],
  torchvision: ['torchvision-cpu'],
  'faiss-cpu': ['faiss-gpu', 'faiss', 'faiss-gpu-cu12', 'faiss-gpu-cu11'],
  psycopg2: ['psycopg2-binary'],
  onnxruntime: ['onnxruntime-gpu', 'onnxruntime-openvino', 'onnxruntime-directml', 'onnxruntime-silicon'],
  xgboost: ['xgboost-cpu', 'py-xgboost', 'py-xgboost-cpu', 'py-xgboost-gpu'],
  mlflow: ['mlflow-skinny'],
  spacy: ['spacy-nightly'],
  pillow: ['pillow-simd'],
  paddlepaddle: ['paddlepaddle-gpu'],
  fasttext: ['fasttext-wheel', 'fasttext-langdetect'],
  torchaudio: ['torchaudio-cpu'],
  pinecone: ['pinecone-client'],
  neptune: ['neptune-client'],
  mecab: ['mecab-python3'],
  pyyaml: ['yaml'],
  'umap-learn': ['umap'],
  levenshtein: ['python-levenshtein'],
  mxnet: ['mxnet-cu101', 'mxnet-cu102', 'mxnet-cu112', 'mxnet-mkl'],
};

const firstOf = new Map(Object.entries(variants).flatMap(([name, others]) => others.map((other) => [other, name] as const)));

/** A distribution's name in the form in which names are compared: lower case, runs of `-`, `_` and `.` as one `-` (PyPA, "Names and normalization"). */
export function normaliseDistribution(name: string): string {
  return name.trim().toLowerCase().replace(/[-_.]+/g, '-');
}

/**
 * The distribution whose release decides what an imported module does, normalised: `sklearn.preprocessing` → `scikit-learn`. A name that is not known stands
 * for itself.
 */
export function distributionOf(module: string): string {
  for (let name = module; ; name = name.slice(0, name.lastIndexOf('.'))) {
    if (Object.hasOwn(distributions, name)) return distributions[name] ?? name;
    if (!name.includes('.')) return normaliseDistribution(name);
  }
}

/** The distribution that a declared one counts as, normalised: `tensorflow-cpu` counts as `tensorflow`, conda's `pytorch` as `torch`. */
export function sameDistribution(name: string): string {
  const normal = normaliseDistribution(name);
  return firstOf.get(normal) ?? normal;
}

/**
 * Distributions whose objects are kept in a pickle, or whose own files are read otherwise by another release, normalised.
 * Source: scikit-learn's "Model persistence" page (another version is not supported), and as a cautious reading
 * of the release notes of the others, 2026-11-20.
 */
export const keptInArtifacts: ReadonlySet<string> = new Set([
  'scikit-learn', 'xgboost', 'lightgbm', 'catboost', 'numpy', 'pandas', 'scipy', 'torch', 'torchvision', 'tensorflow', 'keras', 'transformers', 'tokenizers', 'mlflow', 'category-encoders',
  'imbalanced-learn', 'nltk', 'spacy', 'gensim', 'joblib', 'feature-engine', 'sentence-transformers', 'prophet', 'statsmodels', 'ultralytics', 'timm', 'pytorch-lightning', 'fastai', 'pycaret',
]);
