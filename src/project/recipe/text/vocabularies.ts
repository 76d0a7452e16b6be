/**
 * Published checkpoints by the vocabulary that they share: a text becomes the same numbers with each of a line. Source: the tokenizer files of the
 * checkpoints on the Hugging Face hub.
 */
const families: readonly (readonly [RegExp, string, number])[] = [
  [/^(bert-(base|large)-uncased(-whole-word-masking)?|distilbert-base-uncased(-distilled-squad|-finetuned-sst-2-english)?|mobilebert-uncased|bert_uncased_L-\d+_H-\d+_A-\d+|electra-(small|base|large)-(discriminator|generator)|MiniLM-L12-H384-uncased)$/, 'uncased BERT', 512],
  [/^(bert-(base|large)-cased(-whole-word-masking)?|distilbert-base-cased(-distilled-squad)?)$/, 'cased BERT', 512],
  [/^(bert|distilbert)-base-multilingual-cased$/, 'multilingual cased BERT', 512],
  [/^bert-base-multilingual-uncased$/, 'multilingual uncased BERT', 512],
  [/^bert-base-chinese$/, 'Chinese BERT', 512],
  [/^(bert-base-german-cased)$/, 'German BERT', 512],
  [/^(roberta-(base|large)|distilroberta-base)$/, 'RoBERTa', 512],
  [/^xlm-roberta-(base|large)$/, 'XLM-RoBERTa', 512],
  [/^albert-(base|large|xlarge|xxlarge)-v[12]$/, 'ALBERT', 512],
  [/^xlnet-(base|large)-cased$/, 'XLNet', Infinity],
  [/^(gpt2(-medium|-large|-xl)?|distilgpt2)$/, 'GPT-2', 1024],
  [/^(t5-(small|base|large|3b|11b)|flan-t5-(small|base|large|xl|xxl))$/, 'T5', 512],
  [/^deberta-v3-(xsmall|small|base|large)$/, 'DeBERTa v3', 512],
  [/^bart-(base|large)(-cnn|-mnli)?$/, 'BART', 1024],
  [/^finbert(-tone)?$/, 'FinBERT', 512],
  [/^scibert_scivocab_uncased$/, 'SciBERT', 512],
  [/^(biobert[-\w.]*|Bio_ClinicalBERT)$/, 'BioBERT', 512],
  [/^camembert-base$/, 'CamemBERT', 512],
  [/^phobert-(base|large)$/, 'PhoBERT', 256],
];

const owners = /^(google|google-bert|google-t5|distilbert|FacebookAI|facebook|openai-community|openai|microsoft|albert|xlnet|dmis-lab|emilyalsentzer|allenai|ProsusAI|yiyanghkust|almanach|vinai|nreimers)\//;

export interface Vocabulary {
  readonly name: string;
  /** So many tokens a text may have at most. */
  readonly longest: number;
}

/** The vocabulary of a published checkpoint; undefined for what is not known, such as a folder of the project. */
export function vocabularyOf(checkpoint: string): Vocabulary | undefined {
  const name = checkpoint.replace(owners, '');
  if (name.includes('/')) return undefined;
  const found = families.find(([form]) => form.test(name));
  return found && { name: found[1], longest: found[2] };
}

const embeddings = /^(sentence-transformers\/)?((all|multi-qa|paraphrase|msmarco|distiluse|nli|stsb|gtr|clip|average_word|LaBSE|allenai-specter)[-\w.]*)$/;
const publishers = /^(BAAI|intfloat|thenlper|nomic-ai|mixedbread-ai|Alibaba-NLP|jinaai|hkunlp)\/[-\w.]+$/;

/** A published model of sentence embeddings, by one name; undefined for what is not known. */
export function embeddingModel(name: string): string | undefined {
  return embeddings.exec(name)?.[2] ?? (publishers.test(name) ? name : undefined);
}

const encodings: readonly (readonly [RegExp, string])[] = [
  [/^(gpt-4o|o\d|gpt-4\.1|gpt-5)/, 'o200k_base'],
  [/^(gpt-4|gpt-3\.5|text-embedding-3|text-embedding-ada-002)/, 'cl100k_base'],
  [/^(text-davinci-00[23]|code-)/, 'p50k_base'],
  [/^(gpt2|davinci|curie|babbage|ada)/, 'r50k_base'],
];

/** The encoding that tiktoken takes for a model. Source: tiktoken/model.py. */
export function encodingOf(model: string): string | undefined {
  return encodings.find(([form]) => form.test(model))?.[1];
}
