import type { CheckQuestion, ReplyJudgement } from './conversation';
import { termsOf } from './words';

/** Looks for the ideas of the model answer in an answer in own words. It reads words, not meaning, and says so by its tone: the model answer is shown beside it. */
export function judgeReply(question: CheckQuestion, reply: string): ReplyJudgement {
  const said = new Set(termsOf(reply));
  const heard: string[] = [];
  const missing: string[] = [];
  for (const idea of question.listensFor) {
    const word = idea.find((one) => termsOf(one).some((term) => said.has(term)));
    if (word === undefined) missing.push(idea[0] ?? '');
    else heard.push(word);
  }
  const count = question.listensFor.length;
  const share = count === 0 ? (said.size > 0 ? 1 : 0) : heard.length / count;
  return { share, heard, missing, say: comment(share, said.size, missing) };
}

function comment(share: number, words: number, missing: readonly string[]): string {
  if (words === 0) return 'Nothing to compare yet. Here is one way to say it.';
  if (share >= 0.75) return 'That has the main points. Compare it with the answer below.';
  const named = missing.slice(0, 2).map((word) => `\`${word.replace(/`/g, "'")}\``).join(' and ');
  if (share >= 0.4) return `Part of it is there. Does your answer also cover ${named}?`;
  return `Read the answer below and look for ${named}: what does it add to what you wrote?`;
}
