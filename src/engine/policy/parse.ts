import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import type { PolicyDocument, Statement } from './document.ts'
import { newFindings, type Findings } from './findings.ts'
import { grammars, type PolicyGrammar } from './grammar.ts'
import { parseStatement } from './parse-statement.ts'
import type { PolicyProblem } from './problem.ts'

const elements = new Set(['Version', 'Id', 'Statement'])

/**
 * Read a policy document by IAM's grammar, or list *all* its problems, each with the JSON pointer of its place.
 *
 * `document` is parsed JSON of any shape: the reading never throws and walks no deeper than the language does.
 * Cost is linear in the document.
 *
 * Rules R2.1 to R2.6, R2.9, R2.12, R3.1 to R3.9, R8.7. Source: IAM User Guide, "Grammar of the IAM JSON policy
 * language".
 */
export function parsePolicyDocument(
  document: unknown,
  grammar: PolicyGrammar,
): Result<PolicyDocument, readonly PolicyProblem[]> {
  const findings = newFindings()
  const parsed = readDocument(document, grammar, findings)
  return parsed === null || findings.problems.length > 0 ? refused(findings.problems) : ok(parsed)
}

function readDocument(document: unknown, grammar: PolicyGrammar, findings: Findings): PolicyDocument | null {
  if (!isJsonObject(document)) {
    findings.add('wrong-type', '', document)
    return null
  }
  for (const element of Object.keys(document)) {
    if (!elements.has(element)) findings.add('unknown-element', pointerTo('', element), element)
  }
  if (Object.hasOwn(document, 'Id') && typeof document['Id'] !== 'string') {
    findings.add('wrong-type', '/Id', document['Id'])
  }
  const version = readVersion(document, grammar, findings)
  const statements = readStatements(document, { grammar, version, findings })
  return { version, statements }
}

function readVersion(
  document: Readonly<Record<string, unknown>>,
  grammar: PolicyGrammar,
  findings: Findings,
): PolicyDocument['version'] {
  const isRcp = grammar === 'rcp'
  if (!Object.hasOwn(document, 'Version')) {
    if (isRcp) findings.add('rcp-version', '')
    return '2008-10-17'
  }
  const version = document['Version']
  if (version === '2008-10-17' && isRcp) findings.add('rcp-version', '/Version', version)
  if (version === '2012-10-17' || version === '2008-10-17') return version
  findings.add(typeof version === 'string' ? 'unknown-version' : 'wrong-type', '/Version', version)
  return '2012-10-17'
}

type Reading = {
  readonly grammar: PolicyGrammar
  readonly version: PolicyDocument['version']
  readonly findings: Findings
}

function readStatements(document: Readonly<Record<string, unknown>>, reading: Reading): readonly Statement[] {
  const { grammar, version, findings } = reading
  if (!Object.hasOwn(document, 'Statement')) {
    findings.add('missing-statement', '')
    return []
  }
  const element = document['Statement']
  const entries: readonly unknown[] = Array.isArray(element) ? element : [element]
  const statements: Statement[] = []
  for (const [index, entry] of entries.entries()) {
    const pointer = Array.isArray(element) ? pointerTo('/Statement', index) : '/Statement'
    if (!isJsonObject(entry)) {
      findings.add('wrong-type', pointer, entry)
      continue
    }
    const statement = parseStatement(entry, {
      grammar,
      hasVariables: version === '2012-10-17',
      index,
      pointer,
      findings,
    })
    if (statement !== null) statements.push(statement)
  }
  if (grammars[grammar].strictSid) refuseRepeatedSids(entries, Array.isArray(element), findings)
  return statements
}

function refuseRepeatedSids(entries: readonly unknown[], isList: boolean, findings: Findings): void {
  const seen = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const sid = isJsonObject(entry) && Object.hasOwn(entry, 'Sid') ? entry['Sid'] : null
    if (typeof sid !== 'string' || sid === '') continue
    if (seen.has(sid))
      findings.add('duplicate-sid', isList ? `/Statement/${index}/Sid` : '/Statement/Sid', sid)
    seen.add(sid)
  }
}
