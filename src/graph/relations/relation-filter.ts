import type { Entity } from '#model/entities/entity.ts'
import { pathTo } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { Relation, RelationNode } from './relation.ts'

/** What of a relation is compared. */
export type FilterField =
  | 'from'
  | 'to'
  | 'name'
  | 'kind'
  | 'state'
  | 'account'
  | 'ou'
  | 'path'
  | 'tag'
  | 'condition'

/**
 * One demand: any of `texts` must be met, or, `negated`, none. `*` stands for any run of characters, and letter case doesn't
 * count. Texts of `kind`, `state` and `tag` are whole words, those of `path` its beginning; all others may stand anywhere.
 */
export type FilterTerm = {
  readonly field: FilterField
  readonly texts: readonly string[]
  readonly negated: boolean
}

/** Demands that are all met. */
export type RelationFilter = readonly FilterTerm[]

/**
 * The relations that meet `filter`. `account`, `ou`, `path`, `tag` and `name` are met where one of the two ends meets
 * them, `from` and `to` by that end; `tag:team` asks for a tag, `tag:team=web` for its value. Nodes are looked up among `nodes`.
 * Cost: linear in the relations; what is told of a node is worked out once.
 */
export function relationsMatching(
  workspace: Workspace,
  { relations, nodes }: { readonly relations: readonly Relation[]; readonly nodes: readonly RelationNode[] },
  filter: RelationFilter,
): readonly Relation[] {
  if (filter.length === 0) return relations
  const factsOf = rememberedFacts(workspace, nodes)
  const terms = filter.map(({ field, negated, texts }) => {
    return { field, negated, patterns: texts.map((text) => patternOf(text, field)) }
  })
  return relations.filter((relation) =>
    terms.every((term) => {
      const values = valuesOf(relation, term.field, factsOf)
      return term.negated !== values.some((value) => term.patterns.some((pattern) => pattern.test(value)))
    }),
  )
}

type Facts = {
  readonly names: readonly string[]
  readonly account: readonly string[]
  readonly units: readonly string[]
  readonly path: readonly string[]
  readonly tags: readonly string[]
}

type FactsOf = (id: string) => Facts

function valuesOf(relation: Relation, field: FilterField, factsOf: FactsOf): readonly string[] {
  const ends = () => [factsOf(relation.from), factsOf(relation.to)]
  switch (field) {
    case 'from':
      return factsOf(relation.from).names
    case 'to':
      return factsOf(relation.to).names
    case 'name':
      return ends().flatMap(({ names }) => names)
    case 'kind':
      return relation.kind === 'assume' ? [relation.kind, relation.call] : [relation.kind]
    case 'state':
      return [relation.state]
    case 'account':
      return ends().flatMap(({ account }) => account)
    case 'ou':
      return ends().flatMap(({ units }) => units)
    case 'path':
      return ends().flatMap(({ path }) => path)
    case 'tag':
      return ends().flatMap(({ tags }) => tags)
    case 'condition':
      return relation.conditions.map(({ key, operator, values }) => `${key} ${operator} ${values.join(' ')}`)
  }
}

function rememberedFacts(workspace: Workspace, nodes: readonly RelationNode[]): FactsOf {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const places = placesOf(workspace)
  const known = new Map<string, Facts>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const node = byId.get(id)
    const entity = workspace.entities.get(id)
    const account = node?.accountId ?? null
    const made: Facts = {
      names: [id, ...(node === undefined ? [] : [node.name])],
      ...(places.get(account ?? '') ?? { account: account === null ? [] : [account], units: [] }),
      path: entity !== undefined && 'path' in entity ? [entity.path] : [],
      tags: tagsOf(entity),
    }
    known.set(id, made)
    return made
  }
}

function tagsOf(entity: Entity | undefined): readonly string[] {
  return entity !== undefined && 'tags' in entity
    ? Object.entries(entity.tags).flatMap(([key, value]) => [key, `${key}=${value}`])
    : []
}

/** Id and name of each account, and the ids and names of the units that it is in. */
function placesOf(workspace: Workspace): ReadonlyMap<string, Pick<Facts, 'account' | 'units'>> {
  return new Map(
    entitiesOf(workspace, 'account').map((account) => {
      const above = pathTo(workspace, account) ?? []
      const units = above.flatMap((one) => (one.kind === 'organizational-unit' ? [one.id, one.name] : []))
      return [account.accountId, { account: [account.accountId, account.name], units }]
    }),
  )
}

const whole: ReadonlySet<FilterField> = new Set(['kind', 'state', 'tag'])

/** As the field is compared: in full, from its beginning, or anywhere. */
function patternOf(text: string, field: FilterField): RegExp {
  const middle = text.split('*').map(escaped).join('.*')
  if (whole.has(field)) return new RegExp(`^${middle}$`, 'is')
  return new RegExp(field === 'path' ? `^${middle}` : middle, 'is')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
