/** An element of the policy language: what it is for, and what a new one starts as. */
export type PolicyElement = {
  readonly name: string
  /** One sentence, as a hover shows it. */
  readonly meaning: string
  /** JSON for its value, `$0` where the cursor goes. */
  readonly start: string
}

/** What may stand at the top of a document. Source: IAM User Guide, "IAM JSON policy elements reference". */
export const documentElements: readonly PolicyElement[] = [
  {
    name: 'Version',
    meaning:
      'The version of the policy language: `2012-10-17` knows policy variables, a document without it does not.',
    start: '"2012-10-17"$0',
  },
  {
    name: 'Id',
    meaning: 'A name for the document, which some services ask for in resource-based policies.',
    start: '"$0"',
  },
  {
    name: 'Statement',
    meaning:
      'The statements, each judged by itself: any matching `Deny` wins, else any matching `Allow` grants.',
    start: '[$0]',
  },
]

/** What may stand in a statement. */
export const statementElements: readonly PolicyElement[] = [
  {
    name: 'Sid',
    meaning: 'A name for the statement, unique in the document, which explanations and error messages show.',
    start: '"$0"',
  },
  {
    name: 'Effect',
    meaning:
      'Whether the statement grants (`Allow`) or forbids (`Deny`) what it matches; a `Deny` beats every `Allow`.',
    start: '"${1|Allow,Deny|}"$0',
  },
  {
    name: 'Principal',
    meaning:
      'Who the statement is about: accounts, users, roles, sessions, services, federated identities, or `"*"` for all.',
    start: '{ "$0": "" }',
  },
  {
    name: 'NotPrincipal',
    meaning:
      'Everyone but those named; only with `Deny`, where AWS advises a condition on `aws:PrincipalArn` instead.',
    start: '{ "$0": "" }',
  },
  {
    name: 'Action',
    meaning:
      'The actions it is about, as `service:Operation`; case is ignored, `*` and `?` are wildcards in the operation.',
    start: '"$0"',
  },
  {
    name: 'NotAction',
    meaning:
      'Every action but those listed, of all services: with `Allow` it grants far more than it seems to.',
    start: '["$0"]',
  },
  {
    name: 'Resource',
    meaning: 'The resources it is about, as ARNs; `*` and `?` are wildcards, and `"*"` alone means all.',
    start: '"$0"',
  },
  {
    name: 'NotResource',
    meaning: 'Every resource but those listed, including those of actions that name none.',
    start: '["$0"]',
  },
  {
    name: 'Condition',
    meaning:
      'When the statement holds: all operators and all keys must be satisfied, of the values of one key any.',
    start: '{$0}',
  },
]

/** The kinds of principal. Source: IAM User Guide, "AWS JSON policy elements: Principal". */
export const principalKinds: readonly PolicyElement[] = [
  {
    name: 'AWS',
    meaning:
      'An account (its ID or `root` ARN), a user, a role or a session of a role; an account means that its own policies decide.',
    start: '"$0"',
  },
  {
    name: 'Service',
    meaning: 'An AWS service that acts by itself, such as `ec2.amazonaws.com`.',
    start: '"$0"',
  },
  {
    name: 'Federated',
    meaning:
      'An identity provider: the ARN of a SAML or OIDC provider, or a built-in one such as `cognito-identity.amazonaws.com`.',
    start: '"$0"',
  },
  {
    name: 'CanonicalUser',
    meaning: 'An account by its canonical user ID, in Amazon S3 alone.',
    start: '"$0"',
  },
]
