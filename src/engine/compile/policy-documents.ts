/** One policy document as it came (already parsed JSON), with the name that explanations use for it. */
export type NamedDocument = {
  readonly name: string
  readonly document: unknown
  /** Opaque to the engine, handed back with each statement: where the caller keeps this document. */
  readonly source?: string
}

/** The policies of one level of the organization: root, an OU, or the account. */
export type PolicyLevel = { readonly target: string; readonly policies: readonly NamedDocument[] }

/**
 * Every document that bears on a request, by layer. An absent key: that layer does not apply.
 * `serviceControl` and `resourceControl` run from the root down, one element a level.
 */
export type PolicyDocuments = {
  readonly identity?: readonly NamedDocument[]
  readonly permissionsBoundary?: readonly NamedDocument[]
  readonly session?: readonly NamedDocument[]
  readonly resource?: NamedDocument
  readonly serviceControl?: readonly PolicyLevel[]
  readonly resourceControl?: readonly PolicyLevel[]
  readonly vpcEndpoint?: readonly NamedDocument[]
}

export type PolicyLayer = keyof PolicyDocuments

/** The layers in AWS's order (R7.1). */
export const layerOrder = [
  'resourceControl',
  'serviceControl',
  'vpcEndpoint',
  'resource',
  'identity',
  'permissionsBoundary',
  'session',
] as const satisfies readonly PolicyLayer[]
