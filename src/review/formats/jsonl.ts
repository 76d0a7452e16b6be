import type { Format } from './format';

/** One finding a line, each as in the JSON report's `findings`. */
export const jsonl: Format = (report) => report.findings.map((finding) => `${JSON.stringify(finding)}\n`).join('');
