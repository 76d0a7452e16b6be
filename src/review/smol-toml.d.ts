// smol-toml ships CommonJS code but types for ES modules alone, which this package's module setting refuses. What we use of it, as its 1.9.1 states it:
declare module 'smol-toml' {
  export type TomlValue = string | number | bigint | boolean | Date | TomlValue[] | TomlTable;
  export interface TomlTable {
    [key: string]: TomlValue;
  }
  /** Where a text is no TOML: line and column count from 1. */
  export class TomlError extends Error {
    line: number;
    column: number;
    codeblock: string;
  }
  /** Throws a TomlError. */
  export function parse(text: string): TomlTable;
}
