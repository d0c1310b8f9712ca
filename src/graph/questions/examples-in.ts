import { type Glob, globOf, literalGlob, spells } from '#engine/text/glob.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { globOfPieces, parseTemplate, type Piece, spelled } from '#engine/text/template.ts'
import type { Principal } from '#model/entities/entity.ts'

/**
 * An ARN for each resource that a policy names: with what its variables come to for the principal, itself where it is
 * meant, and else an example in place of what is left open. Those with a variable first, since they are about nobody else.
 */
export function examplesIn(document: unknown, principal: Principal | null): readonly string[] {
  if (!isJsonObject(document)) return []
  const texts = listOf(document['Statement'])
    .flatMap((statement) => (isJsonObject(statement) ? listOf(statement['Resource']) : []))
    .filter((text): text is string => typeof text === 'string' && text.startsWith('arn:'))
  return [...texts.filter(isVaried), ...texts.filter((text) => !isVaried(text))].map((text) =>
    exampleOf(text, principal),
  )
}

function isVaried(text: string): boolean {
  return text.includes('${')
}

/**
 * One ARN that the text may spell when the principal asks: itself where it is meant. Name, ids, tags and account are put in for
 * their variables; of the others, and of a tag that it hasn't, the default, else an example.
 *
 * Rules R5.5, R5.6. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function exampleOf(text: string, principal: Principal | null): string {
  const pieces = parseTemplate(text).map((part): Piece => {
    if ('text' in part) return part
    return { text: valueFor(part.folded, principal) ?? part.fallback ?? 'example', literal: true }
  })
  if (principal !== null && isMeant(text, pieces, principal)) return principal.arn
  return spelled(pieces.map((piece) => (piece.literal ? piece : unwild(piece))))
}

/** What the text may spell when the principal asks, as a pattern: of what isn't told here of a variable, anything. */
export function patternFor(text: string, principal: Principal | null): Glob {
  return parseTemplate(text).flatMap((part): Glob => {
    if ('text' in part) return globOfPieces([part])
    const value = valueFor(part.folded, principal) ?? part.fallback
    return value === null ? globOf('*') : literalGlob(value)
  })
}

/** Most patterns are about other services: these aren't read to the end. */
function isMeant(text: string, pieces: readonly Piece[], { arn }: Principal): boolean {
  const head = text.slice(0, text.search(/[*?$]|$/))
  return arn.startsWith(head) && spells(globOfPieces(pieces), arn)
}

function unwild({ text, literal }: Piece): Piece {
  return { text: text.replaceAll('*', 'example').replaceAll('?', 'x'), literal }
}

const tagKey = 'aws:principaltag/'

/** What a variable comes to when the principal asks; null where it isn't told here. `key` is in lower case. */
function valueFor(key: string, principal: Principal | null): string | null {
  if (principal === null) return null
  if (key.startsWith(tagKey)) {
    const name = key.slice(tagKey.length)
    return Object.entries(principal.tags).find(([tag]) => tag.toLowerCase() === name)?.[1] ?? null
  }
  switch (key) {
    case 'aws:username':
      return principal.kind === 'user' ? principal.name : null
    case 'aws:principalaccount':
      return principal.accountId
    case 'aws:principalarn':
      return principal.arn
    case 'aws:userid':
      return principal.kind === 'user' ? principal.uniqueId : null
    default:
      return null
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
