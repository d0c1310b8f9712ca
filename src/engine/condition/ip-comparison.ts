import { rememberLast } from '../text/remember-last.ts'
import { spelled } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

/** An address as 32 or 128 bits in groups of sixteen: two groups for IPv4, eight for IPv6. */
export type Address = readonly number[]

/** A CIDR block: the addresses whose first `prefix` bits are those of `address`. */
export type Block = { readonly address: Address; readonly prefix: number }

/** `IpAddress`: the address lies in the CIDR block, and both are of one family (R4.10). */
export const compareAddress: Comparer = spellingOut((expected) => {
  const block = parseBlock(spelled(expected))
  return (text) => {
    const address = readActual(text)
    return block === null || address === null ? null : isInside(address, block)
  }
})

const readActual = rememberLast((text) => parseAddress(text.trim()))

/**
 * Read `203.0.113.0/24`, `2001:db8::/32` or a lone address, which is a block of one. Null for any other text.
 *
 * Rule R4.10. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
export function parseBlock(text: string): Block | null {
  const [host = '', length, ...more] = text.trim().split('/')
  const address = parseAddress(host)
  if (address === null || more.length > 0) return null
  const bits = address.length * 16
  if (length === undefined) return { address, prefix: bits }
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.POSITIVE_INFINITY
  return prefix <= bits ? { address, prefix } : null
}

/** Read an IPv4 or IPv6 address in any of its spellings, `::ffff:192.0.2.1` included. Null for any other text. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text)
}

/** Is `address` of the block's family, and inside it? */
export function isInside(address: Address, { address: base, prefix }: Block): boolean {
  if (address.length !== base.length) return false
  return base.every((group, at) => {
    const bits = Math.min(16, Math.max(0, prefix - at * 16))
    const mask = (0xffff << (16 - bits)) & 0xffff
    return ((address[at] ?? 0) & mask) === (group & mask)
  })
}

function parseIpv4(text: string): Address | null {
  const octets = text.split('.').map((octet) => (/^\d{1,3}$/.test(octet) ? Number(octet) : 256))
  const [a = 256, b = 256, c = 256, d = 256] = octets
  if (octets.length !== 4 || Math.max(a, b, c, d) > 255) return null
  return [a * 256 + b, c * 256 + d]
}

function parseIpv6(text: string): Address | null {
  const halves = text.split('::')
  const [before = '', after] = halves
  if (halves.length > 2) return null
  const head = parseGroups(before, after === undefined)
  const tail = after === undefined ? [] : parseGroups(after, true)
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (after === undefined ? missing !== 0 : missing < 1) return null
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

/** Groups of four hexadecimal digits; an IPv4 address may stand for the last two of the whole address. */
function parseGroups(text: string, isLast: boolean): readonly number[] | null {
  if (text === '') return []
  const words = text.split(':')
  const groups: number[] = []
  for (const [at, word] of words.entries()) {
    if (isLast && at === words.length - 1 && word.includes('.')) {
      const embedded = parseIpv4(word)
      if (embedded === null) return null
      groups.push(...embedded)
    } else if (/^[0-9a-fA-F]{1,4}$/.test(word)) {
      groups.push(Number.parseInt(word, 16))
    } else {
      return null
    }
  }
  return groups
}
