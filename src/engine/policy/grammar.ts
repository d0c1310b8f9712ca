/** Which kind of policy a document is: IAM permits different elements in each. */
export type PolicyGrammar = 'identity' | 'trust' | 'resource' | 'scp' | 'rcp' | 'vpc-endpoint'

type Presence = 'required' | 'forbidden'

/** What one kind of policy asks of a statement. */
export type GrammarTraits = {
  readonly principal: Presence
  readonly notPrincipal: boolean
  readonly resource: Presence
  /** IAM's own policies: Sid of letters and digits, unique in the document. Other services permit more (R2.4). */
  readonly strictSid: boolean
  readonly principalTypes: readonly string[]
}

const everyType = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/** The traits of each grammar. Rules R2.2, R2.4, R3.9, R8.3, R8.7, R8.10. */
export const grammars: Readonly<Record<PolicyGrammar, GrammarTraits>> = {
  identity: {
    principal: 'forbidden',
    notPrincipal: false,
    resource: 'required',
    strictSid: true,
    principalTypes: [],
  },
  trust: {
    principal: 'required',
    notPrincipal: false,
    resource: 'forbidden',
    strictSid: true,
    principalTypes: ['AWS', 'Service', 'Federated'],
  },
  resource: {
    principal: 'required',
    notPrincipal: true,
    resource: 'required',
    strictSid: false,
    principalTypes: everyType,
  },
  scp: {
    principal: 'forbidden',
    notPrincipal: false,
    resource: 'required',
    strictSid: false,
    principalTypes: [],
  },
  rcp: {
    principal: 'required',
    notPrincipal: false,
    resource: 'required',
    strictSid: false,
    principalTypes: ['AWS'],
  },
  'vpc-endpoint': {
    principal: 'required',
    notPrincipal: false,
    resource: 'required',
    strictSid: false,
    principalTypes: everyType,
  },
}
