import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { recognisePolicy } from '#interchange/recognise-policy.ts'
import { diagnose } from '#language/diagnose.ts'
import type { Diagnostic } from '#language/diagnostic.ts'
import { syntaxProblems } from '#language/syntax-problems.ts'

/** What keeps a text from being a policy. The place counts from 1; null where it isn't one of the text itself. */
export type Slip = {
  readonly message: string
  readonly place: { readonly line: number; readonly column: number } | null
}

/** What somebody pasted. */
export type Pasted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly slips: readonly Slip[] }
  | {
      readonly kind: 'policy'
      readonly document: JsonValue
      /** What it can be, the likeliest first. */
      readonly grammars: readonly PolicyGrammar[]
      /** It stood in something else: an answer of the AWS CLI, percent-encoded text. */
      readonly wasInside: boolean
    }

/** Read what was pasted as one policy, and say where it is none. */
export function readPasted(pasted: string): Pasted {
  if (pasted.trim() === '') return { kind: 'nothing' }
  const text = decoded(pasted)
  const slips = syntaxProblems(text)
  if (slips.length > 0) return { kind: 'refused', slips: slipsOf(slips, text === pasted ? text : null) }
  const found = recognisePolicy(text)
  if (found === null) return { kind: 'refused', slips: [noPolicy] }
  const { document, grammars } = found
  const isItself = isStatement(JSON.parse(text))
  const written = isItself ? text : JSON.stringify(document)
  const errors = diagnose(written, grammars[0] ?? likeliest(document)).problems.filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length > 0)
    return { kind: 'refused', slips: slipsOf(errors, isItself && text === pasted ? text : null) }
  return { kind: 'policy', document, grammars, wasInside: !isItself || text !== pasted }
}

const noPolicy: Slip = { message: 'this is JSON, but nothing in it has a `Statement`', place: null }

/** Of percent-encoded text what it stands for; what else is there stays as it is, so that its places are its own. */
function decoded(text: string): string {
  if (!/^\s*%(?:7B|22)/i.test(text)) return text
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return text
  }
}

function isStatement(json: unknown): boolean {
  return isJsonObject(json) && Object.hasOwn(json, 'Statement')
}

function slipsOf(problems: readonly Diagnostic[], text: string | null): readonly Slip[] {
  return problems.map(({ message, span }) => ({
    message,
    place: text === null ? null : placeIn(text, span.offset),
  }))
}

function placeIn(text: string, offset: number): NonNullable<Slip['place']> {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** As what to read a document that is nothing whole, so that the fewest problems are told. */
function likeliest(document: JsonValue): PolicyGrammar {
  const text = JSON.stringify(document)
  if (!/"(?:Not)?Principal":/.test(text)) return 'identity'
  return /"sts:(?:AssumeRole|TagSession|SetSourceIdentity)/i.test(text) ? 'trust' : 'resource'
}
