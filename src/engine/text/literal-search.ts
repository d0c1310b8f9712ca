/** Up to this length a search is left to the platform, whose worst case grows with the length. */
const shortLength = 16

/**
 * Where `units` first end in `text` at or after `from`; null where they don't stand there. Time is linear in both
 * (Knuth, Morris and Pratt): the platform's own search may take their product.
 */
export function findLiteral(units: readonly number[], text: string, from: number): number | null {
  if (units.length <= shortLength) {
    const at = text.indexOf(String.fromCharCode(...units), from)
    return at < 0 ? null : at + units.length
  }
  const borders = bordersOf(units)
  let matched = 0
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    while (matched > 0 && units[matched] !== unit) matched = borders[matched - 1] ?? 0
    if (units[matched] === unit) matched++
    if (matched === units.length) return at + 1
  }
  return null
}

/** For each beginning of `units` the length of the longest shorter beginning that it ends with. */
function bordersOf(units: readonly number[]): Uint32Array {
  const borders = new Uint32Array(units.length)
  let length = 0
  for (let at = 1; at < units.length; at++) {
    while (length > 0 && units[length] !== units[at]) length = borders[length - 1] ?? 0
    if (units[length] === units[at]) length++
    borders[at] = length
  }
  return borders
}
