import type { RequestProblem } from '#engine/request/read-request.ts'

const texts: Readonly<Record<RequestProblem['kind'], string>> = {
  'bad-principal':
    'write the ARN of a user, role, role session, federated user or root, `{"Service": …}`, `{"Federated": …}` or `*`',
  'bad-action': 'write one `service:Operation`, without wildcards',
  'bad-resource': 'write one ARN, or `*` for an action without resources',
  'bad-account': 'write an account id of twelve digits, as a text',
  'bad-context': 'write an object of context keys',
  'bad-context-value': 'write a text, a number, `true`, `false` or a list of those',
}

/** Why a request can't be asked: what to write in that place. */
export function requestProblemText({ kind, pointer, found }: RequestProblem): string {
  const text = textsOfFields.get(pointer) ?? texts[kind]
  return found === undefined || kind === 'bad-context-value' ? text : `${text}, not \`${found}\``
}

/** Fields with words of their own. */
const textsOfFields: ReadonlyMap<string, string> = new Map([
  [
    '/credentials',
    'write `long-term` or `session-token` for a user or root, `federation-token` for a federated user, `role` for a role session',
  ],
  [
    '/sessionIssuer',
    'write the ARN of the user in the same account that asked for the federated user’s session',
  ],
  ['/resourceSettings', 'write an object with `s3` or `kms`'],
])
