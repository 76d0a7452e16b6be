/** A program calls few names, and each many times. */
const MOST = 20_000;

/** A question to the callee of a call that is answered once for each. */
export function byCallee<T>(answer: (callee: string) => T): (callee: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  return (callee) => {
    let known = answers.get(callee);
    if (!known) {
      known = { answer: answer(callee) };
      if (answers.size >= MOST) answers.clear();
      answers.set(callee, known);
    }
    return known.answer;
  };
}
