import type { User } from '#model/entities/entity.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { userRead } from '#model/entities/unread.ts'

import type { Answer } from './answer.ts'
import type { Draft } from './draft.ts'
import { field, objects, tagsOf, text, texts } from './fields.ts'

const unknownDate = '2026-01-01T00:00:00Z'

/**
 * Read what IAM answers of credentials, settings and identity providers; false where the call is none of those, or
 * names what isn't there. Source: IAM API Reference.
 */
export function readCredentials(answer: Answer, draft: Draft): boolean {
  const reader = readers.get(answer.call)
  return reader === undefined ? false : reader(answer, draft)
}

type Reader = (answer: Answer, draft: Draft) => boolean

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['iam list-access-keys', readKeys],
  ['iam get-access-key-last-used', readKeyUse],
  ['iam list-mfa-devices', readDevices],
  ['iam get-login-profile', readLogin],
  ['iam list-users', readUses],
  ['iam list-account-aliases', readAlias],
  ['iam get-account-password-policy', readPasswordPolicy],
  ['iam get-saml-provider', readSaml],
  ['iam get-open-id-connect-provider', readOidc],
])

function readKeys({ answer, options, account, error }: Answer, draft: Draft): boolean {
  if (error !== null) return true
  const keys = objects(answer, 'AccessKeyMetadata')
  const user = userOf(options['user-name'] ?? text(keys[0], 'UserName'), account, draft)
  if (user === undefined) return keys.length === 0
  const accessKeys = keys.flatMap((key) => {
    const accessKeyId = text(key, 'AccessKeyId')
    if (accessKeyId === null) return []
    const status = field(key, 'Status') === 'Active' ? ('Active' as const) : ('Inactive' as const)
    const lastUsed = user.accessKeys.find((one) => one.accessKeyId === accessKeyId)?.lastUsed ?? null
    return [{ accessKeyId, status, createDate: text(key, 'CreateDate') ?? unknownDate, lastUsed }]
  })
  draft.put(userRead({ ...user, accessKeys }, 'accessKeys'))
  return true
}

function readKeyUse({ answer, options, account, error }: Answer, draft: Draft): boolean {
  if (error !== null) return true
  const user = userOf(text(answer, 'UserName'), account, draft)
  const lastUsed = text(field(answer, 'AccessKeyLastUsed'), 'LastUsedDate')
  if (user === undefined) return false
  const used = options['access-key-id']
  const withUse = (key: User['accessKeys'][number]) => (key.accessKeyId === used ? { ...key, lastUsed } : key)
  draft.put({ ...user, accessKeys: user.accessKeys.map(withUse) })
  return true
}

function readDevices({ answer, options, account, error }: Answer, draft: Draft): boolean {
  if (error !== null) return true
  const devices = objects(answer, 'MFADevices')
  const user = userOf(options['user-name'] ?? text(devices[0], 'UserName'), account, draft)
  if (user === undefined) return devices.length === 0
  const mfaDevices = devices.flatMap((device) => {
    const serialNumber = text(device, 'SerialNumber')
    return serialNumber === null
      ? []
      : [{ serialNumber, enableDate: text(device, 'EnableDate') ?? unknownDate }]
  })
  draft.put(userRead({ ...user, mfaDevices }, 'mfaDevices'))
  return true
}

/** A user without a password is answered by an error. */
function readLogin({ answer, options, account, error }: Answer, draft: Draft): boolean {
  const user = userOf(options['user-name'] ?? text(field(answer, 'LoginProfile'), 'UserName'), account, draft)
  if (user === undefined) return false
  if (error === null || error === 'NoSuchEntity') {
    draft.put(userRead({ ...user, loginProfile: error === null }, 'loginProfile'))
  }
  return true
}

function readUses({ answer }: Answer, draft: Draft): boolean {
  for (const one of objects(answer, 'Users')) {
    const user = draft.entity('user', text(one, 'Arn') ?? '')
    if (user !== undefined) draft.put({ ...user, passwordLastUsed: text(one, 'PasswordLastUsed') })
  }
  return true
}

function readAlias({ answer, account, error }: Answer, draft: Draft): boolean {
  if (account === null) return false
  if (error === null)
    draft.put({ ...accountAt(account, draft), alias: texts(answer, 'AccountAliases')[0] ?? null })
  return true
}

function readPasswordPolicy({ answer, account, error }: Answer, draft: Draft): boolean {
  const policy = field(answer, 'PasswordPolicy')
  if (account === null) return false
  if (error !== null) return true
  const isSet = (name: string) => field(policy, name) === true
  const count = (name: string) => {
    const value = field(policy, name)
    return typeof value === 'number' ? value : null
  }
  draft.put({
    ...accountAt(account, draft),
    passwordPolicy: {
      minimumPasswordLength: count('MinimumPasswordLength') ?? 6,
      requireSymbols: isSet('RequireSymbols'),
      requireNumbers: isSet('RequireNumbers'),
      requireUppercaseCharacters: isSet('RequireUppercaseCharacters'),
      requireLowercaseCharacters: isSet('RequireLowercaseCharacters'),
      allowUsersToChangePassword: isSet('AllowUsersToChangePassword'),
      maxPasswordAge: count('MaxPasswordAge'),
      passwordReusePrevention: count('PasswordReusePrevention'),
      hardExpiry: isSet('HardExpiry'),
    },
  })
  return true
}

function readSaml({ answer, options, error }: Answer, draft: Draft): boolean {
  const placed = providerOf(options['saml-provider-arn'], 'saml-provider')
  if (placed === null) return false
  if (error !== null) return true
  draft.put({
    kind: 'saml-provider',
    id: placed.arn,
    arn: placed.arn,
    accountId: placed.accountId,
    name: placed.name,
    metadata: text(answer, 'SAMLMetadataDocument'),
    createDate: text(answer, 'CreateDate') ?? unknownDate,
    tags: tagsOf(answer),
  })
  return true
}

function readOidc({ answer, options, error }: Answer, draft: Draft): boolean {
  const placed = providerOf(options['open-id-connect-provider-arn'], 'oidc-provider')
  if (placed === null) return false
  if (error !== null) return true
  draft.put({
    kind: 'oidc-provider',
    id: placed.arn,
    arn: placed.arn,
    accountId: placed.accountId,
    url: text(answer, 'Url') ?? placed.name,
    clientIds: texts(answer, 'ClientIDList'),
    thumbprints: texts(answer, 'ThumbprintList'),
    createDate: text(answer, 'CreateDate') ?? unknownDate,
    tags: tagsOf(answer),
  })
  return true
}

function providerOf(itsArn: string | undefined, type: string) {
  const [, account, kind, name] = /^arn:[^:]*:iam::(\d{12}):([a-z-]+)\/(.+)$/s.exec(itsArn ?? '') ?? []
  if (itsArn === undefined || account === undefined || kind !== type || name === undefined) return null
  return { arn: arn(itsArn), accountId: accountId(account), name }
}

function accountAt(id: string, draft: Draft) {
  return draft.entity('account', `account/${id}`) ?? newAccount(accountId(id), id, 'own')
}

/** The user of that name in the account; where the account isn't known, the only user of that name. */
function userOf(name: string | null | undefined, account: string | null, draft: Draft): User | undefined {
  if (name === null || name === undefined) return undefined
  const found = draft
    .usersNamed(name)
    .filter(({ accountId: itsAccount }) => account === null || itsAccount === account)
  return found.length === 1 ? found[0] : undefined
}
