import { execute } from './statements';
import type { Frame, Machine } from './machine';
import { newFrame } from './machine';

/** The names of a file after its top level ran once; while it runs, those it has so far. */
export function moduleFrame(machine: Machine, path: string): Frame {
  const known = machine.modules.get(path);
  if (known) return known;
  const frame = newFrame(path, null, null, null);
  machine.modules.set(path, frame);
  const { branches, loops, repeats, tests } = machine;
  // An import runs the file whole, wherever the name is met.
  machine.branches = 0;
  machine.loops = 0;
  machine.repeats = 0;
  machine.tests = [];
  execute(machine, machine.program.modules.get(path)?.body ?? [], frame);
  machine.branches = branches;
  machine.loops = loops;
  machine.repeats = repeats;
  machine.tests = tests;
  return frame;
}
