/** The names that Python knows without an import. Source: the standard library's reference, "Built-in Functions" and "Built-in Constants". */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set(
  ('abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset '
    + 'getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed '
    + 'round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ NotImplemented __file__ __doc__ Exception').split(' '),
);
