import { list, object, text } from './layout.ts'
import { byText } from './service-source.ts'
import type { SourcePolicy } from './source-shapes.ts'
import { policiesSource } from './sources.ts'

/** A document this long has a file of its own, so that nobody fetches it for the sake of another. */
const longestShared = 24_000
/** Into how many files the others go, by a hash of their names: a new policy moves no other. */
const shardCount = 64

/** The chunks of AWS's policies by file name below `managed-policies/`. */
export function policyChunks(policies: Readonly<Record<string, SourcePolicy>>): ReadonlyMap<string, string> {
  const lines: string[] = []
  const shards = new Map<string, (readonly [string, string])[]>()
  for (const name of Object.keys(policies).toSorted(byText)) {
    const policy = policies[name]
    const version = policy?.versions[policy.latestVersionId]
    if (policy === undefined || version === undefined) throw new Error(`${name} has no default version`)
    const document = text(version.document)
    const shard = document.length > longestShared ? name : shardOf(name)
    const members = shards.get(shard) ?? []
    members.push([name, document])
    shards.set(shard, members)
    lines.push(
      text([
        name,
        pathOf(name, policy.arn),
        policy.latestVersionId,
        instant(policy.createdDate),
        instant(policy.lastUpdatedDate),
        shard,
      ]),
    )
  }
  const chunks = new Map([
    [
      'index.json',
      object([
        ['date', text(policiesSource.date)],
        ['policies', list(lines)],
      ]),
    ],
  ])
  for (const [shard, members] of shards) chunks.set(`documents/${shard}.json`, object(members))
  return chunks
}

/** `/job-function/` of `arn:aws:iam::aws:policy/job-function/Billing`. */
function pathOf(name: string, arn: string): string {
  const head = 'arn:aws:iam::aws:policy'
  if (!arn.startsWith(`${head}/`) || !arn.endsWith(`/${name}`)) throw new Error(`${arn} is not of ${name}`)
  return arn.slice(head.length, arn.length - name.length)
}

/** Seconds are enough, as in AWS's own answers. */
function instant(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`
}

/** FNV-1a over the name, in two hexadecimal digits. */
function shardOf(name: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return ((hash >>> 0) % shardCount).toString(16).padStart(2, '0')
}
