import type { PolicyGrammar } from '../policy/grammar.ts'
import { parsePolicyDocument } from '../policy/parse.ts'
import type { PolicyProblem } from '../policy/problem.ts'
import { ok, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { compileDocument, type CompiledDocument } from './compiled-document.ts'

type Compilation = Result<CompiledDocument, readonly PolicyProblem[]>

/**
 * How many UTF-16 units of text are remembered; the oldest text is forgotten first. A compiled document takes some
 * twenty times the memory of its text.
 */
const mostText = 1_000_000

const byObject = new WeakMap<object, Map<PolicyGrammar, Compilation>>()
const byText = new Map<string, Compilation>()
let remembered = 0

/** Read and compile a document, or find what was compiled of the same object or the same text before. */
export function compiledOnce(document: unknown, grammar: PolicyGrammar): Compilation {
  if (!isJsonObject(document)) return compile(document, grammar)
  const known = byObject.get(document)
  const found = known?.get(grammar)
  if (found !== undefined) return found

  const compilation = compiledByText(document, grammar)
  if (known === undefined) byObject.set(document, new Map([[grammar, compilation]]))
  else known.set(grammar, compilation)
  return compilation
}

function compiledByText(document: unknown, grammar: PolicyGrammar): Compilation {
  const text = textOf(document)
  if (text === null) return compile(document, grammar)
  const key = `${grammar} ${text}`
  const found = byText.get(key)
  if (found !== undefined) return found

  // what is found again by its text must be what the text says: members may hide from it, or be told by `toJSON`
  const compilation = compile(JSON.parse(text), grammar)
  byText.set(key, compilation)
  remembered += key.length
  for (const oldest of byText.keys()) {
    if (remembered <= mostText) break
    byText.delete(oldest)
    remembered -= oldest.length
  }
  return compilation
}

function compile(document: unknown, grammar: PolicyGrammar): Compilation {
  const parsed = parsePolicyDocument(document, grammar)
  return parsed.ok ? ok(compileDocument(parsed.value)) : parsed
}

/** The document's text; null where it is nested too deep to be written. */
function textOf(document: unknown): string | null {
  try {
    return JSON.stringify(document) ?? null
  } catch {
    return null
  }
}
