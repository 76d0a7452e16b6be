import { estimateTokenCount } from 'tokenx';

/** About how many tokens a text has: an estimate for the preview and the budget, rather too high (code by a tenth to a fifth). The server counts the truth. */
export function tokensOf(text: string): number {
  return Math.ceil(estimateTokenCount(text) * 1.05);
}
