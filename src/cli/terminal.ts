import picocolors from 'picocolors';

export interface Terminal {
  readonly colours: ReturnType<typeof picocolors.createColors>;
  readonly width: number;
}

const WIDTH_WITHOUT_TERMINAL = 100;

/** Whether and how wide to write for a stream. NO_COLOR and FORCE_COLOR are heeded in this order (no-color.org, force-color.org). */
export function terminalOf(stream: NodeJS.WriteStream | null): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const isTerminal = stream?.isTTY === true;
  const wanted = NO_COLOR !== undefined && NO_COLOR !== '' ? false : isForced || (isTerminal && FORCE_COLOR === undefined && TERM !== 'dumb');
  return { colours: picocolors.createColors(stream !== null && wanted), width: isTerminal ? stream.columns : WIDTH_WITHOUT_TERMINAL };
}
