import type { NounTable, PhraseTable } from '../phrase';
import { nouns, phrases } from '../phrase';

/** Hugging Face's libraries, LangChain, and clients of language models. */
export const languageModelNouns: NounTable = {
  ...nouns('transformers', 'setup', [
    ['TrainingArguments Seq2SeqTrainingArguments', 'the settings of a training', 'says how long, how fast and where to'],
    ['DataCollatorWithPadding DataCollatorForLanguageModeling DataCollatorForSeq2Seq DataCollatorForTokenClassification', 'a collator', 'puts samples into one batch and fills them up to one length'],
    ['BitsAndBytesConfig', 'a quantisation', 'loads weights with fewer bits, so that they need less memory'],
  ], ['training-arguments']),
  ...nouns('transformers', 'define', [['Trainer Seq2SeqTrainer', 'a trainer', 'runs the training loop for you']], ['watched-set', 'trainer']),
  ...nouns('peft', 'setup', [['LoraConfig', 'a LoRA setting', 'trains small added matrices and leaves the large weights as they are']], ['lora']),
  ...nouns('trl', 'define', [
    ['SFTTrainer', 'a trainer', 'fine-tunes a language model on examples of good answers'],
    ['DPOTrainer', 'a trainer', 'fine-tunes a language model on pairs of a better and a worse answer'],
    ['PPOTrainer', 'a trainer', 'fine-tunes a language model by a reward'],
  ], ['trainer']),
  ...nouns('openai', 'setup', [['OpenAI AsyncOpenAI AzureOpenAI', 'a client of a language model\'s service', 'sends prompts and gets answers']], ['llm-call']),
  ...nouns('anthropic', 'setup', [['Anthropic AsyncAnthropic', 'a client of a language model\'s service', 'sends prompts and gets answers']], ['llm-call']),
  ...nouns('langchain.text_splitter', 'feature', [['RecursiveCharacterTextSplitter CharacterTextSplitter TokenTextSplitter', 'a text splitter', 'cuts documents into pieces that are searched one by one']], ['chunks']),
  ...nouns('langchain_text_splitters', 'feature', [['RecursiveCharacterTextSplitter CharacterTextSplitter TokenTextSplitter', 'a text splitter', 'cuts documents into pieces that are searched one by one']], ['chunks']),
  ...nouns('sentence_transformers', 'define', [['SentenceTransformer', 'an embedding model', 'turns a text into a vector; similar texts lie near each other'], ['CrossEncoder', 'a re-ranker', 'scores how well a text answers a question']], ['embeddings']),
};

export const languageModelFunctions: PhraseTable = {
  ...phrases('transformers', 'llm', [['pipeline', 'makes a ready tool for {0}[[model: with the model {model}]]', 'pretrained']]),
  ...phrases('transformers', 'setup', [
    ['set_seed', 'fixes all random numbers at {0}', 'seeds'],
    ['get_linear_schedule_with_warmup get_scheduler get_cosine_schedule_with_warmup', 'makes a learning-rate schedule'],
  ]),
  ...phrases('datasets', 'load', [['load_dataset', 'loads the data set {0}[[1: ({1})]][[split:, of it the part {split}]]', 'load-check'], ['load_from_disk', 'reads a data set from {0}']]),
  ...phrases('datasets.Dataset', 'load', [['from_pandas from_dict', 'makes a data set of {0}']]),
  ...phrases('peft', 'define', [['get_peft_model', 'adds small trainable matrices to {0}; the other weights stay as they are', 'lora'], ['prepare_model_for_kbit_training', 'gets a quantised model ready for training']]),
  ...phrases('evaluate', 'judge', [['load', 'gets the metric {0}']]),
  ...phrases('langchain_community.vectorstores', 'llm', [['FAISS.from_documents Chroma.from_documents FAISS.from_texts', 'stores the vectors of {0}, so that similar texts can be found', 'embeddings']]),
  ...phrases('nltk', 'setup', [['download', 'downloads the word list {0}']]),
  ...phrases('nltk.tokenize', 'feature', [['word_tokenize sent_tokenize', 'cuts {0} into words or sentences']]),
  ...phrases('nltk.corpus', 'setup', [['stopwords.words', 'gives words that say little (the, of, …)']]),
  ...phrases('spacy', 'restore', [['load', 'loads the language model {0}']]),
};

/** Methods whose names belong to these libraries alone. */
export const languageModelMethods: PhraseTable = {
  ...phrases('', 'restore', [
    ['from_pretrained', 'loads ready-made weights or words: {0}', 'pretrained'],
  ]),
  ...phrases('', 'save', [['save_pretrained', 'writes {it} to the folder {0}'], ['push_to_hub', 'uploads {it} to a public or private hub', 'publish']]),
  ...phrases('', 'llm', [
    ['generate', 'lets {it} write an answer[[max_new_tokens: of at most {max_new_tokens} tokens]][[do_sample=True:, with chance in it]]', 'generate'],
    ['chat.completions.create completions.create messages.create responses.create', 'sends a prompt to a language model[[model: ({model})]] and waits for the answer', 'llm-call'],
    ['similarity_search', 'finds the stored texts that are most like {0}', 'rag'],
  ]),
  ...phrases('', 'feature', [
    ['batch_decode', 'turns token numbers back into text'],
    ['apply_chat_template', 'writes a conversation in the form that the model was trained on', 'chat-template'],
    ['texts_to_sequences', 'turns {0} into lists of word numbers'],
  ]),
  ...phrases('', 'tune', [['suggest_float suggest_int suggest_categorical suggest_uniform suggest_loguniform', 'lets the search pick the setting {0}']]),
};
