/** The words of a text with those of its code blocks. */
export function wordsAndCode(markdown: string): number {
  return (markdown.replace(/^```.*$/gm, '').match(/[A-Za-z0-9_][\w'’.%-]*/g) ?? []).length;
}

/**
 * The reading grade of a Markdown text after Flesch and Kincaid (1975): years of school in the United States. Code is left out; each line of a list
 * is a sentence. 0 for a text without words.
 */
export function readingGrade(markdown: string): number {
  const text = withoutCode(markdown).replace(/[*_#>]/g, '').replace(/^\s*(?:[-*]|\d+\.)\s+/gm, '');
  const sentences = text.split(/[.!?:;]+(?=\s|$)|\n/).filter((sentence) => /[a-z]/i.test(sentence)).length;
  const words = text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  if (sentences === 0 || words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```/gm, ' ').replace(/`[^`]*`/g, 'it');
}

function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, '').replace(/^y/, '').match(/[aeiouy]{1,2}/g);
  return groups === null ? 1 : groups.length;
}
