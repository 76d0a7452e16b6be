/** Models that no longer answer, with the day on which they were shut down. Sources: the deprecation pages of OpenAI, Anthropic and Google. */
export const retiredModels: Readonly<Record<string, string>> = {
  'text-davinci-001': '2024-01-04', 'text-davinci-002': '2024-01-04', 'text-davinci-003': '2024-01-04', 'text-curie-001': '2024-01-04', 'text-babbage-001': '2024-01-04', 'text-ada-001': '2024-01-04',
  davinci: '2024-01-04', curie: '2024-01-04', babbage: '2024-01-04', ada: '2024-01-04', 'code-davinci-002': '2023-03-23', 'code-davinci-001': '2023-03-23', 'code-cushman-001': '2023-03-23',
  'text-davinci-edit-001': '2024-01-04', 'code-davinci-edit-001': '2024-01-04', 'text-similarity-davinci-001': '2024-01-04', 'text-search-ada-doc-001': '2024-01-04',
  'gpt-3.5-turbo-0301': '2024-09-13', 'gpt-3.5-turbo-0613': '2024-09-13', 'gpt-3.5-turbo-16k-0613': '2024-09-13', 'gpt-4-0314': '2024-06-13', 'gpt-4-32k': '2025-06-06', 'gpt-4-32k-0613': '2025-06-06',
  'gpt-4-32k-0314': '2025-06-06', 'gpt-4-vision-preview': '2024-12-06', 'gpt-4-1106-vision-preview': '2024-12-06', 'gpt-4.5-preview': '2025-07-14', 'o1-preview': '2025-07-28', 'o1-mini': '2025-10-27',
  'claude-1': '2024-11-06', 'claude-v1': '2024-11-06', 'claude-instant-1': '2024-11-06', 'claude-instant-1.2': '2024-11-06', 'claude-2': '2025-07-21', 'claude-2.0': '2025-07-21', 'claude-2.1': '2025-07-21',
  'claude-3-sonnet-20240229': '2025-07-21', 'claude-3-opus-20240229': '2026-01-05',
  'gemini-pro': '2025-02-15', 'gemini-1.0-pro': '2025-02-15', 'gemini-pro-vision': '2024-07-12', 'text-bison-001': '2024-08-15', 'chat-bison-001': '2024-08-15',
};

/** Names that stand for whatever model their provider chooses today. Sources: the model pages of the providers. */
export const movingModels: ReadonlySet<string> = new Set([
  'gpt-3.5-turbo', 'gpt-4', 'gpt-4-turbo', 'gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano', 'gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'o1', 'o3', 'o3-mini', 'o4-mini', 'chatgpt-4o-latest',
  'claude-3-5-sonnet-latest', 'claude-3-5-haiku-latest', 'claude-3-opus-latest', 'claude-3-7-sonnet-latest', 'claude-sonnet-4-0', 'claude-opus-4-0', 'claude-opus-4-1', 'claude-sonnet-4-5',
  'gemini-1.5-pro', 'gemini-1.5-flash', 'gemini-2.0-flash', 'gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-flash-latest', 'mistral-large-latest', 'mistral-small-latest', 'open-mistral-nemo',
]);

/** Tokens that an embedding model reads; what is longer is cut off without a word. Source: the models' cards. */
export const embeddingLimits: Readonly<Record<string, number>> = {
  'all-MiniLM-L6-v2': 256, 'all-MiniLM-L12-v2': 128, 'all-mpnet-base-v2': 384, 'paraphrase-MiniLM-L6-v2': 128, 'paraphrase-multilingual-MiniLM-L12-v2': 128, 'multi-qa-MiniLM-L6-cos-v1': 512,
  'multi-qa-mpnet-base-dot-v1': 512, 'bge-small-en-v1.5': 512, 'bge-base-en-v1.5': 512, 'bge-large-en-v1.5': 512, 'bge-small-en': 512, 'bge-base-en': 512, 'bge-large-en': 512, 'e5-small-v2': 512, 'e5-base-v2': 512,
  'e5-large-v2': 512, 'multilingual-e5-large': 512, 'multilingual-e5-base': 512, 'gte-base': 512, 'gte-large': 512, 'instructor-xl': 512, 'instructor-large': 512, 'text-embedding-ada-002': 8191,
  'text-embedding-3-small': 8191, 'text-embedding-3-large': 8191,
};
