import type { NamedDocument, PolicyLayer } from '../../compile/policy-documents.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { DocumentPosition, PositionedDocument } from './document-position.ts'
import type { StatementEdit } from './proposal.ts'
import type { Weighed } from './weigh.ts'

/** Put a statement at the end of a document. */
export function added({ named, ...at }: PositionedDocument, after: JsonStatement): StatementEdit {
  return {
    ...ofDocument(at, named),
    kind: 'add-statement',
    isNewPolicy: false,
    statement: 'new',
    before: null,
    after,
  }
}

/** Put a statement into a policy that there isn't yet, of a name that it could have. */
export function addedAnew(at: DocumentPosition, name: string, after: JsonStatement): StatementEdit {
  return {
    ...at,
    policy: name,
    kind: 'add-statement',
    isNewPolicy: true,
    statement: 'new',
    before: null,
    after,
  }
}

/** Put another statement in the place of one. */
export function replaced(
  { at: { named, ...at }, json, statement }: Weighed,
  kind: 'widen-statement' | 'narrow-statement',
  after: JsonStatement,
): StatementEdit {
  return {
    ...ofDocument(at, named),
    kind,
    isNewPolicy: false,
    statement: statement.index,
    before: json,
    after,
  }
}

/** Take a statement out. */
export function removed({ at: { named, ...at }, json, statement }: Weighed): StatementEdit {
  return {
    ...ofDocument(at, named),
    kind: 'remove-statement',
    isNewPolicy: false,
    statement: statement.index,
    before: json,
    after: null,
  }
}

function ofDocument(
  { layer, target, pointer }: DocumentPosition,
  { name, source }: NamedDocument,
): Pick<StatementEdit, 'layer' | 'target' | 'policy' | 'source' | 'pointer'> {
  return {
    layer,
    ...(target === undefined ? {} : { target }),
    policy: name,
    ...(source === undefined ? {} : { source }),
    pointer,
  }
}

/** Policies of AWS itself that stand in every organization (R8.2, R8.7). */
const awsOwn: ReadonlySet<string> = new Set(['FullAWSAccess', 'RCPFullAWSAccess'])

/** Whether AWS itself wrote this guardrail policy: it can be detached, not edited. */
export function isAwsOwn({
  layer,
  named,
}: {
  readonly layer: PolicyLayer
  readonly named: NamedDocument
}): boolean {
  return (layer === 'serviceControl' || layer === 'resourceControl') && awsOwn.has(named.name)
}
