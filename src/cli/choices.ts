import { conversationTypes, levels } from '../mentor/conversation';
import type { ConversationType, Level } from '../mentor/conversation';
import type { LineageTheme } from '../review/lineage/svg';

export const explainFormats: readonly string[] = ['pretty', 'markdown', 'json'];
export const explainTypes: readonly ConversationType[] = conversationTypes.map(({ id }) => id);
export const explainLevels: readonly Level[] = levels;
export const lineageFormats: readonly string[] = ['text', 'svg', 'json'];
export const lineageThemes: readonly LineageTheme[] = ['auto', 'light', 'dark'];
export const parityFormats: readonly string[] = ['text', 'json', 'html'];
export const skillsFormats: readonly string[] = ['pretty', 'markdown', 'json'];
export const testsFormats: readonly string[] = ['text', 'json'];
