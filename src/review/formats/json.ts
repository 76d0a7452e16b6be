import type { Format } from './format';

/** The report as the JSON contract states it, schema 1. */
export const json: Format = (report) => `${JSON.stringify(report, null, 2)}\n`;
