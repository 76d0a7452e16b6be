import type { ConversationType, Script } from '../conversation';
import type { Brief } from './explain';
import { caseStudy, rolePlay } from './scripts-cases';
import { coaching, debugging } from './scripts-doing';
import { explaining, hintLadder, quiz, review, socratic, teachBack } from './scripts-learning';

const makers: Readonly<Record<ConversationType, (brief: Brief) => Omit<Script, 'type'>>> = {
  explain: explaining,
  'hint-ladder': hintLadder,
  socratic,
  coaching,
  'case-study': caseStudy,
  'role-play': rolePlay,
  quiz,
  'code-review': review,
  'teach-back': teachBack,
  debugging,
};

/** The conversation of the wanted type, made of what is known of this code. */
export function scriptOf(brief: Brief): Script {
  const { type } = brief.request;
  return { type, ...makers[type](brief) };
}
