/** Work that a run would do again and again, done once. docs/decisions/0007 counts how often each use spares it. */

/**
 * Derives a value from an object once; the value is forgotten together with the object. Further arguments must follow
 * from the object, for a value that was made is given whatever they are.
 */
export function remember<From extends object, Rest extends unknown[], Value>(
  derive: (from: From, ...rest: Rest) => Value,
): (from: From, ...rest: Rest) => Value {
  const known = new WeakMap<From, { value: Value }>();
  return (from, ...rest) => {
    let kept = known.get(from);
    if (!kept) {
      kept = { value: derive(from, ...rest) };
      known.set(from, kept);
    }
    return kept.value;
  };
}

/** The same by a second key, of which at most so many are kept for an object: then all are forgotten. */
export function rememberEach<From extends object, Key, Rest extends unknown[], Value>(
  most: number,
  derive: (from: From, key: Key, ...rest: Rest) => Value,
): (from: From, key: Key, ...rest: Rest) => Value {
  const knownOf = remember((_from: From) => new Map<Key, Value>());
  return (from, key, ...rest) => {
    const known = knownOf(from);
    let value = known.get(key);
    if (value === undefined) {
      if (known.size >= most) known.clear();
      value = derive(from, key, ...rest);
      known.set(key, value);
    }
    return value;
  };
}
