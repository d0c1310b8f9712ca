import { effectWords } from '#console/wording/change-effect-wording.ts'
import { hangingOf } from '#graph/all-conditions.ts'
import type { Asked, Relation, RelationNode } from '#graph/relations/relation.ts'
import type { TrustEdge, TrustNode } from '#graph/trust-graph.ts'

/** A relation as a line of the graph. */
export function edgeOf(relation: Relation): TrustEdge {
  const { id, from, to, state, sentence, deciding } = relation
  const tie = { id, from, to, state, ...hangingOf(relation), sentence, deciding }
  switch (relation.kind) {
    case 'assume': {
      const { call: kind, reason, stops } = relation
      return { ...tie, kind, reason, ...(stops === undefined ? {} : { stops }) }
    }
    case 'access':
      return {
        ...tie,
        ...askedIn(relation.levels, state),
        kind: 'access',
        reason: 'decided',
        note: levelWords(relation.levels),
      }
    case 'pass': {
      const services = relation.services.map((one) => ({ ...one, word: serviceWord(one.service) }))
      return {
        ...tie,
        ...askedIn(services, state),
        kind: 'pass',
        reason: 'decided',
        note: noteOf(services, relation.covers),
      }
    }
    case 'change': {
      const effects = relation.calls.map((one) => ({ ...one, word: effectWords[one.effect] }))
      return {
        ...tie,
        ...askedIn(effects, state),
        kind: 'change',
        reason: 'decided',
        note: noteOf(effects, relation.covers),
      }
    }
    case 'member':
    case 'attachment':
    case 'boundary':
      return { ...tie, kind: relation.kind, reason: 'member' }
  }
}

/** The request that gave the relation its state, where one did. */
function askedIn(requests: readonly Asked[], state: Relation['state']): Pick<TrustEdge, 'asked'> {
  const one = requests.find((request) => request.state === state && request.action !== '')
  return one === undefined ? {} : { asked: { action: one.action, resource: one.resource } }
}

type Part = { readonly word: string; readonly state: 'allowed' | 'conditional' | 'unknown' }

/** Each word once, by the best that is known of it; what is unknown after all that is known. */
function noteOf(parts: readonly Part[], covers: number): string {
  const order = ['allowed', 'conditional', 'unknown'] as const
  const byWord = new Map<string, string>()
  for (const state of order)
    for (const { word, state: its } of parts)
      if (its === state && !byWord.has(word))
        byWord.set(word, state === 'allowed' ? word : `${word} (${state})`)
  const words = [...byWord.values()]
  return [...words, ...(covers > 1 ? [`${covers.toLocaleString('en')} of them`] : [])].join(', ')
}

/** `lambda` of `lambda.amazonaws.com`. */
function serviceWord(service: string): string {
  return service.replace(/\.amazonaws\.com(?:\.cn)?$/, '')
}

type Levels = Extract<Relation, { readonly kind: 'access' }>['levels']

/** The strongest first, as AWS names them. */
export const levelOrder = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'] as const

/** The strongest first; what is unknown after all that is known. */
function levelWords(levels: Levels): string {
  return levelOrder
    .flatMap((level) => levels.find((one) => one.level === level) ?? [])
    .toSorted((a, b) => Number(a.state === 'unknown') - Number(b.state === 'unknown'))
    .map(({ level, state }) => (state === 'allowed' ? level : `${level} (${state})`))
    .join(', ')
}

/** A node of a relation as one of the graph; a pattern of names, such as `role/*`, by what it stands for. */
export function nodeOf({ id, kind, name, accountId, entity }: RelationNode): TrustNode {
  if (kind === 'pattern') {
    const short = name.replace(/^arn:[^:]*:iam::\d*:/, '')
    return { id, kind: kindOfPattern(short), name: short, accountId, entity }
  }
  return { id, kind: kind === 'instance-profile' ? 'resource' : kind, name, accountId, entity }
}

function kindOfPattern(short: string): TrustNode['kind'] {
  const kinds = ['user', 'group', 'role'] as const
  return kinds.find((kind) => short.startsWith(`${kind}/`)) ?? 'resource'
}
