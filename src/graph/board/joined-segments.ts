import type { Segment } from './strip-row.ts'
import type { ValueClass } from './value-class.ts'

/** Neighbouring ranges that are answered alike as one. Texts stay each by itself. */
export function joinedSegments(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const last = joined.at(-1)
    const of = last === undefined || last.state !== segment.state ? null : joinedClass(last.of, segment.of)
    if (last === undefined || of === null) joined.push(segment)
    else joined[joined.length - 1] = { ...last, of, isPresent: last.isPresent || segment.isPresent }
  }
  return joined
}

function joinedClass(one: ValueClass, next: ValueClass): ValueClass | null {
  if (one.kind === 'range' && next.kind === 'range') {
    return { ...one, high: next.high, includes: [one.includes[0], next.includes[1]] }
  }
  const isSameFamily =
    one.kind === 'addresses' &&
    next.kind === 'addresses' &&
    one.first.includes(':') === next.first.includes(':')
  return isSameFamily ? { ...one, last: next.last } : null
}
