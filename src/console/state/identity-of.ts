const known = new WeakMap<object, number>()
let last = 0

/** A number for this very object, for query keys: reading a large object on every render to tell it apart would cost more. */
export function identityOf(object: object): number {
  let identity = known.get(object)
  if (identity === undefined) known.set(object, (identity = ++last))
  return identity
}
