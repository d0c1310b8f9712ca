/** Why IAM would refuse a document, one entry a rule of its grammar. */
export type PolicyProblemKind =
  | 'wrong-type'
  | 'unknown-element'
  | 'element-not-allowed'
  | 'unknown-version'
  | 'missing-statement'
  | 'bad-sid'
  | 'duplicate-sid'
  | 'missing-effect'
  | 'bad-effect'
  | 'missing-action'
  | 'action-and-not-action'
  | 'missing-resource'
  | 'resource-and-not-resource'
  | 'missing-principal'
  | 'principal-and-not-principal'
  | 'empty-list'
  | 'missing-service'
  | 'missing-operation'
  | 'wildcard-in-service'
  | 'bad-action'
  | 'not-sts-action'
  | 'bad-arn'
  | 'unknown-principal-type'
  | 'principal-type-not-allowed'
  | 'bad-principal'
  | 'wildcard-in-principal'
  | 'group-as-principal'
  | 'not-principal-with-allow'
  | 'unknown-operator'
  | 'condition-key-without-prefix'
  | 'more-than-one'
  | 'rcp-version'
  | 'rcp-allow'
  | 'rcp-principal'
  | 'rcp-every-action'

/** One reason why a document is refused, and the JSON pointer of the place: `/Statement/0/Effect`. */
export type PolicyProblem = {
  readonly kind: PolicyProblemKind
  readonly pointer: string
  /** What stands there: the text, or the kind of value (`number`, `list`, `object` …) where it isn't text. */
  readonly found?: string
}
