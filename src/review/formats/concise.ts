import type { Format } from './format';
import { placeName, plainText } from './places';

/** `path:line:column: rule message`, one finding a line: for grep and for editors' problem matchers. */
export const concise: Format = (report) =>
  report.findings.map((finding) => `${placeName(finding)}: ${finding.rule} ${plainText(finding.message)}\n`).join('');
