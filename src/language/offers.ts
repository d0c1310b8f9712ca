import { grammars, type PolicyGrammar } from '#engine/policy/grammar.ts'

import { assumptionContextKeys, globalContextKeys } from './context-keys.ts'
import { documentElements, principalKinds, type PolicyElement } from './elements.ts'
import { operatorMeaning, operatorNames } from './operators.ts'
import { documentStart, elementsToAdd, statementStart } from './statement-elements.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Something that may be written at a place. */
export type Offer = {
  readonly kind: 'element' | 'operator' | 'context-key' | 'value' | 'service' | 'statement'
  readonly label: string
  readonly meaning: string | null
  /** Of a name: JSON for its value, `$0` where the cursor goes. Of a statement: the whole of it. */
  readonly start: string | null
}

/** A place in a document: the steps from its root (numbers in lists), and what is known around it. */
export type Site = {
  readonly grammar: PolicyGrammar
  readonly path: readonly (string | number)[]
  /** Names that the object has already, but for the one at the cursor. */
  readonly present: ReadonlySet<string>
  /** What is written up to the cursor, without its quote. */
  readonly typed: string
  readonly vocabulary: Vocabulary
}

/** The names that may be written at `site`, where a name belongs. */
export function namesAt(site: Site): readonly Offer[] {
  const { grammar, present, vocabulary } = site
  const steps = withinStatement(site.path)
  if (steps === null) return site.path.length === 1 ? absent(documentElements, present).map(asElement) : []
  const [element, second] = steps
  if (steps.length === 1) return elementsToAdd(grammar, present).map(asElement)
  if (steps.length === 2 && (element === 'Principal' || element === 'NotPrincipal')) {
    const { principalTypes } = grammars[grammar]
    return absent(principalKinds, present)
      .filter(({ name }) => principalTypes.includes(name))
      .map(asElement)
  }
  if (element !== 'Condition') return []
  if (steps.length === 2) return operatorNames.filter((name) => !present.has(name)).map(asOperator)
  return steps.length === 3 && typeof second === 'string' ? contextKeys(grammar, present, vocabulary) : []
}

/** The values that may be written at `site`, where a value belongs. */
export function valuesAt(site: Site): readonly Offer[] {
  const { grammar, path, vocabulary, typed } = site
  if (path.length === 1 && path[0] === 'Version') return ['2012-10-17', '2008-10-17'].map(asValue)
  if (path.length === 0) {
    return [{ kind: 'statement', label: 'new policy', meaning: null, start: documentStart(grammar) }]
  }
  const steps = withinStatement(path)
  if (steps === null) return []
  const [element, second] = steps
  switch (element) {
    case undefined:
      return [{ kind: 'statement', label: 'new statement', meaning: null, start: statementStart(grammar) }]
    case 'Effect':
      return ['Allow', 'Deny'].map(asValue)
    case 'Action':
    case 'NotAction':
      return actions(grammar === 'trust' ? assumptionActions : vocabulary.actions, typed)
    case 'Resource':
    case 'NotResource':
      return [...new Set(['*', ...vocabulary.resources])].map(asValue)
    case 'Principal':
    case 'NotPrincipal':
      return [...new Set(second === undefined ? ['*'] : vocabulary.principals)].map(asValue)
    case 'Condition':
      return steps.length >= 3 && isTruthOperator(second) ? ['true', 'false'].map(asValue) : []
    default:
      return []
  }
}

/** What a role trust policy can grant; there are no others. */
const assumptionActions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetSourceIdentity',
  'sts:TagSession',
]

/** Before the colon the services, as a first step; after it the operations of that service alone. */
function actions(known: readonly string[], typed: string): readonly Offer[] {
  const distinct = [...new Set(known)].filter((action) => action.includes(':')).toSorted()
  const colon = typed.indexOf(':')
  if (colon >= 0) {
    const service = typed.slice(0, colon + 1).toLowerCase()
    return distinct.filter((action) => action.toLowerCase().startsWith(service)).map(asValue)
  }
  const services = new Set(distinct.map((action) => action.slice(0, action.indexOf(':') + 1)))
  if (services.size === 1) return distinct.map(asValue)
  return [...services].map((label) => ({ kind: 'service', label, meaning: null, start: null }))
}

function contextKeys(
  grammar: PolicyGrammar,
  present: ReadonlySet<string>,
  vocabulary: Vocabulary,
): readonly Offer[] {
  const known = grammar === 'trust' ? [...assumptionContextKeys, ...globalContextKeys] : globalContextKeys
  const names = new Set(known.map(({ name }) => name.toLowerCase()))
  const others = [...new Set(vocabulary.contextKeys)].filter((name) => !names.has(name.toLowerCase()))
  return [...known, ...others.map((name) => ({ name, meaning: null }))]
    .filter(({ name }) => !present.has(name))
    .map(({ name, meaning }) => ({ kind: 'context-key', label: name, meaning, start: '"$0"' }))
}

/** The steps below a statement, or null outside of one. */
function withinStatement(path: Site['path']): Site['path'] | null {
  const [first, second] = path
  if (first !== 'Statement') return null
  if (typeof second === 'number') return path.slice(2)
  return path.length > 1 ? path.slice(1) : null
}

function isTruthOperator(step: string | number | undefined): boolean {
  return typeof step === 'string' && /^(for(any|all)values?:)?(bool(ifexists)?|null)$/i.test(step)
}

function absent(elements: readonly PolicyElement[], present: ReadonlySet<string>): readonly PolicyElement[] {
  return elements.filter(({ name }) => !present.has(name))
}

function asElement({ name, meaning, start }: PolicyElement): Offer {
  return { kind: 'element', label: name, meaning, start }
}

function asOperator(name: string): Offer {
  return { kind: 'operator', label: name, meaning: operatorMeaning(name), start: '{ "$0": "" }' }
}

function asValue(label: string): Offer {
  return { kind: 'value', label, meaning: null, start: null }
}
