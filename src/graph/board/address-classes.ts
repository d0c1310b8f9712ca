import { parseAddress, parseBlock } from '#engine/condition/ip-comparison.ts'

import type { Sampled } from './value-class.ts'

const family = { 4: { bits: 32n, groups: 2 }, 6: { bits: 128n, groups: 8 } } as const
type Version = keyof typeof family

/** The ranges of addresses between which no block of these tells a difference, IPv4 first. */
export function addressClasses(blocks: readonly string[]): readonly Sampled[] {
  return ([4, 6] as const).flatMap((version) => rangesOf(version, blocks))
}

function rangesOf(version: Version, texts: readonly string[]): readonly Sampled[] {
  const { bits, groups } = family[version]
  const edges = texts
    .map(parseBlock)
    .filter((block) => block?.address.length === groups)
    .flatMap((block) => {
      const size = 1n << (bits - BigInt(block?.prefix ?? 0))
      const first = (numberOf(block?.address ?? []) / size) * size
      return [first, first + size]
    })
  const end = 1n << bits
  const starts = [...new Set([0n, ...edges])]
    .filter((edge) => edge < end)
    .toSorted((a, b) => (a < b ? -1 : 1))
  return starts.map((start, at) => {
    const first = spelled(start, version)
    const last = spelled((starts[at + 1] ?? end) - 1n, version)
    return { of: { kind: 'addresses', first, last }, sample: first }
  })
}

/** The CIDR block that is just this range, or null. */
export function blockOf({ first, last }: { readonly first: string; readonly last: string }): string | null {
  const [from, to] = [parseAddress(first), parseAddress(last)]
  if (from === null || to === null) return null
  const size = numberOf(to) - numberOf(from) + 1n
  const isBlock = (size & (size - 1n)) === 0n && numberOf(from) % size === 0n
  return isBlock ? `${first}/${from.length * 16 - (size.toString(2).length - 1)}` : null
}

function numberOf(address: readonly number[]): bigint {
  return address.reduce((sum, group) => sum * 65536n + BigInt(group), 0n)
}

function spelled(number: bigint, version: Version): string {
  const { groups } = family[version]
  const parts = Array.from({ length: groups }, (_, at) =>
    Number((number >> BigInt(16 * (groups - 1 - at))) & 0xffffn),
  )
  return version === 4
    ? parts.flatMap((group) => [group >> 8, group & 0xff]).join('.')
    : parts.map((group) => group.toString(16)).join(':')
}
