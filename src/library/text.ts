/** Text: Hugging Face, gensim, NLTK, sentence-transformers. */
import { callback, data, each, join, predictor, transformer, vectoriser } from './make';
import type { ApiEntry, DataEntry, LibraryTable, Learns } from './vocabulary';

/** gensim fits in the constructor when it is given a corpus. */
const gensim = (learns: Learns, features: string): ApiEntry =>
  vectoriser(learns, { holds: { features }, fitsWhenMade: true, keepsState: true, parameters: [features], fitMethods: ['build_vocab', 'train',
    'update', 'add_documents'], applyMethods: ['infer_vector', 'doc2bow', 'get_vector', 'get_document_topics'] });
const pretrained: ApiEntry = { is: 'restore', path: 'pretrained_model_name_or_path', parameters: ['pretrained_model_name_or_path'] };

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  { 'datasets.load_dataset': { is: 'load', gives: 'splits', parameters: ['path', 'name', 'data_dir', 'data_files', 'split'] } },
  { 'datasets.load_from_disk': { is: 'load', gives: 'dataset', parameters: ['dataset_path'] }, 'datasets.load_metric': data('fresh'),
    'evaluate.load': data('fresh') },
  each('datasets', 'concatenate_datasets interleave_datasets', data('concat', { of: -1 })),
  each('datasets', 'Dataset DatasetDict', data('keep')),
  each('datasets.Dataset', 'from_pandas from_dict from_list', data('keep')),
  each('datasets.Dataset', 'from_csv from_json from_parquet', { is: 'load', gives: 'dataset', parameters: ['path_or_paths'] }),
  ...['AutoTokenizer', 'BertTokenizer', 'BertTokenizerFast', 'RobertaTokenizer', 'DistilBertTokenizer', 'DistilBertTokenizerFast', 'GPT2Tokenizer',
    'T5Tokenizer', 'AutoModel', 'AutoConfig',
    'AutoModelForSequenceClassification', 'AutoModelForTokenClassification', 'AutoModelForCausalLM', 'AutoModelForSeq2SeqLM',
      'AutoModelForMaskedLM', 'AutoModelForQuestionAnswering',
    'AutoModelForImageClassification', 'BertModel', 'BertForSequenceClassification', 'DistilBertForSequenceClassification',
      'RobertaForSequenceClassification',
    'TFAutoModelForSequenceClassification', 'TFBertModel', 'GPT2LMHeadModel', 'T5ForConditionalGeneration', 'AutoImageProcessor',
      'AutoFeatureExtractor', 'AutoProcessor']
    .map((name) => ({ [`transformers.${name}.from_pretrained`]: pretrained })),
  each('transformers', 'pipeline DataCollatorWithPadding '
    + 'DataCollatorForLanguageModeling get_linear_schedule_with_warmup', data('fresh')),
  each('transformers', 'Trainer Seq2SeqTrainer', predictor(undefined, {
    keepsState: true, holds: { features: 'train_dataset' }, fitMethods: ['train'], applyMethods: ['evaluate'], evaluation: 'eval_dataset',
    parameters: ['model', 'args', 'data_collator', 'train_dataset', 'eval_dataset', 'processing_class', 'model_init', 'compute_metrics',
      'callbacks', 'optimizers'],
  })),
  each('transformers', 'TrainingArguments Seq2SeqTrainingArguments', callback('load_best_model_at_end', [], { needs: 'load_best_model_at_end' })),
  each('trl', 'SFTTrainer DPOTrainer RewardTrainer ORPOTrainer', predictor(undefined, {
    keepsState: true, holds: { features: 'train_dataset' }, fitMethods: ['train'], applyMethods: ['evaluate'], evaluation: 'eval_dataset',
    parameters: ['model', 'args', 'data_collator', 'train_dataset', 'eval_dataset'],
  })),
  { 'transformers.EarlyStoppingCallback': callback('EarlyStoppingCallback', []) },
  { 'transformers.set_seed': { is: 'seed', generator: 'all' } },
  // Trained beforehand, on other data.
  { 'sentence_transformers.SentenceTransformer': transformer('nothing', { applyMethods: ['encode'] }),
    'sentence_transformers.CrossEncoder': transformer('nothing', { applyMethods: ['encode', 'rank'] }) },
  { 'spacy.load': transformer('nothing', { applyMethods: ['pipe'] }) },
  each('gensim.models', 'Word2Vec FastText', gensim('projection', 'sentences')),
  each('gensim.models', 'Doc2Vec', gensim('projection', 'documents')),
  each('gensim.models', 'LdaModel LdaMulticore LsiModel HdpModel', gensim('projection', 'corpus')),
  each('gensim.models', 'TfidfModel', gensim('text-vocabulary', 'corpus')),
  each('gensim.models', 'Phrases', gensim('text-vocabulary', 'sentences')),
  each('gensim.corpora', 'Dictionary', gensim('text-vocabulary', 'documents')),
  each('gensim.models.doc2vec', 'TaggedDocument', data('keep')),
  each('gensim.utils', 'simple_preprocess', data('keep')),
  { 'gensim.downloader.load': { is: 'restore', parameters: ['name'] }, 'gensim.models.KeyedVectors.load_word2vec_format': { is: 'restore',
    path: 'fname', parameters: ['fname', 'fvocab', 'binary'] } },
  each('nltk', 'word_tokenize sent_tokenize pos_tag ngrams bigrams', data('keep')),
  each('nltk', 'FreqDist', data('reduce', { learns: 'text-vocabulary' })),
  each('nltk', 'download', data('fresh')),
  each('nltk.stem', 'PorterStemmer SnowballStemmer WordNetLemmatizer LancasterStemmer', data('fresh')),
  each('nltk.corpus.stopwords', 'words', data('fresh')),
  each('tokenizers.trainers', 'BpeTrainer WordPieceTrainer UnigramTrainer WordLevelTrainer', data('fresh')),
  { 'tokenizers.Tokenizer': vectoriser('text-vocabulary', { fitMethods: ['train', 'train_from_iterator'], applyMethods: ['encode',
    'encode_batch'] }) },
);

/** Methods of Hugging Face datasets that frames do not have. */
const methods: Readonly<Record<string, DataEntry>> = each('', 'remove_columns rename_column rename_columns cast_column set_format with_format '
  + 'add_column select_columns to_pandas class_encode_column', data('keep'));

export const text: LibraryTable = {
  library: 'datasets', release: '4', read: '2026-11-20', entries,
  methods,
  splitMethods: { train_test_split: { is: 'split', form: 'named', parameters: ['test_size', 'train_size', 'shuffle', 'stratify_by_column',
    'seed'] } },
  aliases: {
    'gensim.models.word2vec': 'gensim.models', 'gensim.models.fasttext': 'gensim.models', 'gensim.models.doc2vec.Doc2Vec': 'gensim.models.Doc2Vec',
      'gensim.models.ldamodel': 'gensim.models', 'gensim.models.phrases': 'gensim.models',
    'gensim.models.tfidfmodel': 'gensim.models', 'gensim.models.Dictionary': 'gensim.corpora.Dictionary',
      'gensim.corpora.dictionary': 'gensim.corpora', 'nltk.tokenize': 'nltk', 'nltk.probability': 'nltk', 'nltk.util': 'nltk',
    'nltk.stem.porter': 'nltk.stem', 'nltk.stem.wordnet': 'nltk.stem', 'datasets.arrow_dataset': 'datasets',
  },
  neverBare: ['Dataset', 'Trainer', 'Dictionary', 'Phrases', 'Tokenizer', 'set_seed', 'load_metric', 'pos_tag'],
};
