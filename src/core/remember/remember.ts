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
    const kept = known.get(from);
    if (kept) return kept.value;
    const value = derive(from, ...rest);
    known.set(from, { value });
    return value;
  };
}

/** The same by a second key, of which at most so many are kept for an object: then all are forgotten. */
export function rememberEach<From extends object, Key, Rest extends unknown[], Value>(
  most: number,
  derive: (from: From, key: Key, ...rest: Rest) => Value,
): (from: From, key: Key, ...rest: Rest) => Value {
  const knownOf = new WeakMap<From, Map<Key, Value>>();
  return (from, key, ...rest) => {
    let known = knownOf.get(from);
    if (!known) {
      known = new Map();
      knownOf.set(from, known);
    }
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    if (known.size >= most) known.clear();
    const value = derive(from, key, ...rest);
    known.set(key, value);
    return value;
  };
}
