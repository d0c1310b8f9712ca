import type { Node } from 'jsonc-parser'

import type { Diagnostic } from './diagnostic.ts'
import { spanOf } from './span-at.ts'
import { propertiesOf } from './tolerant-tree.ts'

/** Names that stand twice in one object, told at the later one. IAM refuses them; `JSON.parse` would keep the last in silence (R2.4). */
export function duplicateKeys(node: Node | undefined): readonly Diagnostic[] {
  const seen = new Set<string>()
  const here = propertiesOf(node).flatMap(({ name, key }): Diagnostic[] => {
    const isRepeated = seen.has(name)
    seen.add(name)
    if (!isRepeated) return []
    const message = `\`${name}\` stands twice in this object: merge the two or remove one`
    return [{ span: spanOf(key), message, severity: 'error' }]
  })
  return [...here, ...(node?.children ?? []).flatMap((child) => duplicateKeys(child))]
}
