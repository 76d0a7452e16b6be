/** A place in a picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** The stretch along which the boxes of one rank lie. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

const CORNER = 18;

/** The bands of boxes laid out from top to bottom: boxes with one centre line are of one rank. */
export function bandsOf(boxes: readonly Rectangle[]): Band[] {
  const bands = new Map<number, Band>();
  for (const { y, height } of boxes) {
    const centre = Math.round(y + height / 2);
    const known = bands.get(centre);
    bands.set(centre, { from: Math.min(known?.from ?? Infinity, y), to: Math.max(known?.to ?? -Infinity, y + height) });
  }
  return [...bands.values()].sort((a, b) => a.from - b.from);
}

/**
 * A way from one box to another as an SVG path that touches no other box: through bands it goes straight, between them it bends. `bends` are the
 * points that the layout gives, one in each band that is passed among them.
 */
export function route(from: Rectangle, to: Rectangle, bends: readonly Point[], bands: readonly Band[], isTurned: boolean): string {
  const down = from.y < to.y;
  const inner = bends.slice(1, -1);
  const start = port(from, inner[0]?.x ?? to.x + to.width / 2, down);
  const end = port(to, inner.at(-1)?.x ?? from.x + from.width / 2, !down);
  const bandAt = (y: number): Band | undefined => bands.find((band) => band.from <= y && y <= band.to);
  const leave = (point: Point, band: Band | undefined, forward: boolean): Point => ({ x: point.x, y: (forward ? band?.to : band?.from) ?? point.y });
  const stops: (readonly [Point, Point])[] = [[start, leave(start, bandAt(from.y + from.height / 2), down)]];
  for (const point of inner) {
    const band = bandAt(point.y);
    if (band) stops.push([leave(point, band, !down), leave(point, band, down)]);
  }
  stops.push([leave(end, bandAt(to.y + to.height / 2), !down), end]);
  const write = ({ x, y }: Point): string => (isTurned ? `${round(y)} ${round(x)}` : `${round(x)} ${round(y)}`);
  const parts = [`M${write(start)}`];
  let at = start;
  for (const [enter, exit] of stops) {
    const middle = (at.y + enter.y) / 2;
    if (at !== start || enter !== start) parts.push(`C${write({ x: at.x, y: middle })} ${write({ x: enter.x, y: middle })} ${write(enter)}`);
    if (exit.y !== enter.y) parts.push(`L${write(exit)}`);
    at = exit;
  }
  return parts.join('');
}

/** Where a way leaves or enters a box: below or above, as near as can be to where it goes. */
function port({ x, y, width, height }: Rectangle, towards: number, below: boolean): Point {
  const corner = Math.min(CORNER, width / 2);
  return { x: Math.min(Math.max(towards, x + corner), x + width - corner), y: below ? y + height : y };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
