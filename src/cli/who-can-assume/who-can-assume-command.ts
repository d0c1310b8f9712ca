import { ok, refused } from '#engine/result.ts'
import { hangingOf } from '#graph/all-conditions.ts'
import { rolesBehind } from '#graph/hidden-halves.ts'
import { isAccess } from '#graph/reach.ts'
import { shortestWays } from '#graph/relations/hops.ts'
import { assumeHops } from '#graph/relations/scene.ts'
import { absentKind } from '#graph/stranger-kind.ts'
import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'
import { trustGraphOf } from '#graph/trust.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome } from '../command.ts'
import { idOfName } from '../id-of-name.ts'
import { jsonLines } from '../printing.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'

const help = `who-can-assume --workspace FILE [--role NAME] [--transitive] [--many]

Prints one line (NDJSON) for each edge: who can assume which role.

A line:
  {"from":ARN,"to":ROLE_ARN,"kind":"AssumeRole" | "AssumeRoleWithSAML" | "AssumeRoleWithWebIdentity" | "service" |
   "instanceProfile","state":"allowed" | "conditional" | "trustOnly" | "permissionOnly" | "unknown","conditions":[…]}
    trustOnly, permissionOnly  half of an edge: no access
docs/who-can-assume.md tells of every field.

Options:
  --workspace FILE  the workspace file
  --role NAME       edges into this role alone, by ARN or by a name that no other has
  --transitive      besides, whom everybody can become over several hops: "hops", and the "chain" of ids
  --many            besides, permissions on more than ten roles at once that stand for no edge: "from", the "pattern" and
                    the "roles" that it covers and has no edge to
  --help            print this

Exit codes: 0 somebody can; 1 nobody can, or something is unknown; 2 unusable arguments or workspace.
`

/** Who can assume what in a workspace. */
export const whoCanAssumeCommand: Command = {
  summary: 'say who can assume which role (NDJSON), half edges among them',
  help,
  async run(words, { print }): Outcome {
    const read = readArguments(words, {
      workspace: { type: 'string' },
      role: { type: 'string' },
      transitive: { type: 'boolean', default: false },
      many: { type: 'boolean', default: false },
    })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: name the question by options`)
    if (values.workspace === undefined) return refused('name a workspace file: --workspace FILE')
    const workspace = await workspaceOfFile(values.workspace)
    if (!workspace.ok) return workspace
    const graph = trustGraphOf(workspace.value)
    const roles = graph.nodes.filter(({ kind }) => kind === 'role')
    const role = values.role === undefined ? ok(null) : idOfName(roles, values.role)
    if (!role.ok) return refused(`--role: ${role.problem}`)
    if (values.role !== undefined && role.value === null)
      return refused(`--role: the workspace holds no role \`${values.role}\``)
    const counts = ({ to }: { readonly to: string }) => role.value === null || to === role.value
    const edges = graph.edges.filter((edge) => edge.kind !== 'member' && counts(edge))
    const lines = [
      ...edges.map(lineOf),
      ...(values.transitive ? further(graph, counts) : []),
      ...(values.many ? onMany(graph, counts) : []),
    ]
    await print(jsonLines(lines))
    return ok(!edges.some(isAccess) || edges.some(({ state }) => state === 'unknown') ? 1 : 0)
  },
}

function lineOf(edge: TrustEdge) {
  const { from, to, kind, state, reason } = edge
  const { conditions, ...besides } = hangingOf(edge)
  const absent = reason === 'no-such-principal' ? { who: absentKind(from) } : {}
  return {
    from,
    to,
    kind,
    state,
    reason,
    ...absent,
    ...(conditions.length === 0 ? {} : { conditions }),
    ...besides,
  }
}

/** Permissions on many roles at once, which were not asked about role by role. */
function onMany(graph: TrustGraph, counts: (pair: { readonly to: string }) => boolean) {
  return (graph.hidden ?? []).flatMap((half) => {
    const roles = rolesBehind(graph, half).flatMap(({ id: to }) => (counts({ to }) ? to : []))
    return roles.length === 0 ? [] : { from: half.from, pattern: half.pattern, roles }
  })
}

/** Pairs that take two hops or more. */
function further(graph: TrustGraph, counts: (pair: { readonly to: string }) => boolean) {
  const hops = assumeHops({ graph })
  const direct = new Set(graph.edges.filter(isAccess).map(({ from, to }) => `${from} ${to}`))
  return graph.nodes.flatMap(({ id: from }) =>
    [...shortestWays(hops, from)]
      .filter(([to]) => counts({ to }) && !direct.has(`${from} ${to}`))
      .flatMap(([to, chain]) => {
        const [first] = chain
        if (first === undefined) return []
        const state = chain.every((edge) => edge.state === 'allowed') ? 'allowed' : 'conditional'
        const conditions = chain.flatMap((edge) => edge.conditions)
        const besides = chain.flatMap((edge) => edge.besides ?? [])
        const through = [from, ...chain.map((edge) => edge.to)]
        const hangsOn = {
          conditions: conditions.length === 0 ? undefined : conditions,
          // of a way of several steps not all that let one through are told
          others: chain.some((edge) => edge.others !== undefined) ? [] : undefined,
          besides: besides.length === 0 ? undefined : besides,
        }
        const line = { from, to, kind: first.kind, state }
        return Object.assign(line, hangsOn, { hops: chain.length, chain: through })
      }),
  )
}
