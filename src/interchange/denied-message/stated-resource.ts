import type { ReadingNote } from './denied-request.ts'

/** What a message names as the resource. */
export type StatedResource = {
  /** An ARN, `*`, or the name that AWS printed in its place. Null where it names none. */
  readonly resource: string | null
  readonly region: string | null
  readonly notes: readonly ReadingNote[]
}

const quotedForm = /^[,.]? ?on (?:the )?resource:? ?(?:"([^"]+)"|'([^']+)'|\x60([^\x60]+)\x60)/i
/** IAM names what may not exist in words: `role DeployRole`, `policy path /x/`. */
const wordedForm =
  /^[,.]? ?on (?:the )?resource:? ?(user|role|group|policy|instance profile) (?:path )?([\w+=,.@/-]+)/i
const plainForm = /^[,.]? ?on (?:the )?resource:? ?([^\s"<>]+)/i

/** Read the resource at the beginning of `rest`, what follows the action in a message. `account` is the caller's. */
export function resourceOf(rest: string, account: string | null): StatedResource {
  const quoted = quotedForm.exec(rest)
  const text = quoted?.[1] ?? quoted?.[2] ?? quoted?.[3]
  if (text !== undefined) return told(text)
  const [, type = '', name = ''] = wordedForm.exec(rest) ?? []
  if (name !== '') return worded(type.toLowerCase(), name, account)
  const plain = plainForm.exec(rest)?.[1]
  if (plain === undefined) return { resource: null, region: null, notes: [] }
  const bare = plain.replace(/[.,;"'\x60)\]}]+$/, '')
  return bare === '' || /^(?:because|with)$/i.test(bare)
    ? { resource: null, region: null, notes: [] }
    : told(bare)
}

function told(resource: string): StatedResource {
  const region = /^arn:[\w-]+:[\w-]+:([\w-]+):/.exec(resource)?.[1] ?? null
  if (resource === '*') return { resource, region, notes: [] }
  if (!resource.startsWith('arn:'))
    return { resource, region, notes: [{ kind: 'resource-name', name: resource }] }
  return { resource, region, notes: /[*?]/.test(resource) ? [{ kind: 'resource-pattern', resource }] : [] }
}

function worded(type: string, name: string, account: string | null): StatedResource {
  const kind = type.replace(' ', '-')
  if (account === null) return { resource: name, region: null, notes: [{ kind: 'resource-name', name }] }
  return { resource: `arn:aws:iam::${account}:${kind}/${name.replace(/^\//, '')}`, region: null, notes: [] }
}
