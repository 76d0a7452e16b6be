/** Claims in memory that threads share: a number a piece, 0 or the number of the thread that has it. No thread waits for another one to claim. */
export interface ThreadClaims {
  claim(piece: number): boolean;
  /** The number of the thread that has taken it; 0: nobody has. */
  ownerOf(piece: number): number;
}

/** Memory for the claims of so many pieces. */
export function claimsMemory(pieces: number): SharedArrayBuffer {
  return new SharedArrayBuffer(pieces * Int32Array.BYTES_PER_ELEMENT);
}

/** The claims as the thread with the number `self` makes them. */
export function threadClaims(memory: SharedArrayBuffer, self: number): ThreadClaims {
  const owners = new Int32Array(memory);
  return {
    claim: (piece) => Atomics.compareExchange(owners, piece, 0, self) === 0,
    ownerOf: (piece) => Atomics.load(owners, piece),
  };
}
