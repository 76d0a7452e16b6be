export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks again and again until there is an answer; throws `what` after the time (milliseconds). */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>, time = 8_000, every = 10): Promise<T> {
  const last = Date.now() + time;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > last) throw new Error(`Not within ${time} ms: ${what}`);
    await pause(every);
  }
}
