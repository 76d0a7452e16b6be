/** What the process tells its caller: nothing to complain of, findings, or a usage, config or input error. */
export const STATUS = { clean: 0, findings: 1, error: 2, interrupted: 130 } as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** A fault of the call rather than of the code that is checked; its message is for the user, and the process ends with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By its name: each bundle has a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
