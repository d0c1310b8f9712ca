import { type GrammarTraits, grammars, type PolicyGrammar } from '#engine/policy/grammar.ts'

import { type PolicyElement, statementElements } from './elements.ts'

const rivals: Readonly<Record<string, string>> = {
  Principal: 'NotPrincipal',
  NotPrincipal: 'Principal',
  Action: 'NotAction',
  NotAction: 'Action',
  Resource: 'NotResource',
  NotResource: 'Resource',
}

/** The elements that a statement may still take, where it has `present` already. Rules R2.2 and R3.9. */
export function elementsToAdd(
  grammar: PolicyGrammar,
  present: ReadonlySet<string>,
): readonly PolicyElement[] {
  return statementElements.filter(
    ({ name }) =>
      isTakenBy(grammars[grammar], name) && !present.has(name) && !present.has(rivals[name] ?? name),
  )
}

function isTakenBy({ principal, notPrincipal, resource }: GrammarTraits, name: string): boolean {
  switch (name) {
    case 'Principal':
      return principal === 'required'
    case 'NotPrincipal':
      return notPrincipal
    case 'Resource':
    case 'NotResource':
      return resource === 'required'
    default:
      return true
  }
}

/** A whole new statement of the least shape that the grammar takes, as a snippet. */
export function statementStart(grammar: PolicyGrammar): string {
  const traits = grammars[grammar]
  const lines = [
    grammar === 'rcp' ? '"Effect": "Deny"' : '"Effect": "${1|Allow,Deny|}"',
    ...(isTakenBy(traits, 'Principal')
      ? [grammar === 'rcp' ? '"Principal": "*"' : '"Principal": { "AWS": "$2" }']
      : []),
    grammar === 'trust' ? '"Action": "${3:sts:AssumeRole}"' : '"Action": "$3"',
    ...(isTakenBy(traits, 'Resource') ? ['"Resource": "${4:*}"'] : []),
  ]
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}$0`
}

/** A whole new document with one such statement, as a snippet. */
export function documentStart(grammar: PolicyGrammar): string {
  const statement = statementStart(grammar).replace('$0', '').replaceAll('\n', '\n    ')
  return `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${statement}\n  ]\n}$0`
}
