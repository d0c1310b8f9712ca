import { parseBlock, type Address, type Block } from '../condition/ip-comparison.ts'

/**
 * One address for each region into which these blocks cut the addresses of both families: the lowest of all, the first
 * of each block, and the first beyond it.
 */
export function addressEdges(blocks: readonly string[]): readonly string[] {
  const edges = blocks
    .map((text) => parseBlock(text))
    .flatMap((block) => (block === null ? [] : [bound(block, 0), next(bound(block, 0xffff))]))
  return ['0.0.0.0', '::', ...edges.flatMap((address) => (address === null ? [] : [spell(address)]))]
}

/** The block's address with the bits after its prefix all as in `fill`. */
function bound({ address, prefix }: Block, fill: number): Address {
  return address.map((group, at) => {
    const bits = Math.min(16, Math.max(0, prefix - at * 16))
    const mask = (0xffff << (16 - bits)) & 0xffff
    return (group & mask) | (fill & ~mask & 0xffff)
  })
}

/** The address after this one; null after the last. */
function next(address: Address): Address | null {
  const at = address.findLastIndex((group) => group < 0xffff)
  return at < 0 ? null : address.map((group, index) => (index < at ? group : index === at ? group + 1 : 0))
}

function spell(address: Address): string {
  if (address.length === 8) return address.map((group) => group.toString(16)).join(':')
  return address.flatMap((group) => [group >> 8, group & 0xff]).join('.')
}
