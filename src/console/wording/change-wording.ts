import type { ChangeLabel } from '#model/change.ts'

import { entityNouns } from './entity-nouns.ts'

/** What a change did, in the imperative, as undo and the history say it: `Detach ReadOnly from alice`. */
export function labelSentence({ verb, names }: ChangeLabel): string {
  const word = Object.hasOwn(words, verb) ? words[verb] : undefined
  if (word !== undefined) return word(names)
  return [sentenceCase(verb.replaceAll('-', ' ')), ...names].join(' ')
}

/** The same once it is done: `Detached ReadOnly from alice.` */
export function doneSentence(label: ChangeLabel): string {
  const [verb = '', ...rest] = labelSentence(label).split(' ')
  return `${[pastOf[verb] ?? verb, ...rest].join(' ')}.`
}

const pastOf: Readonly<Record<string, string>> = {
  Add: 'Added',
  Attach: 'Attached',
  Create: 'Created',
  Deactivate: 'Deactivated',
  Delete: 'Deleted',
  Activate: 'Activated',
  Detach: 'Detached',
  Disable: 'Disabled',
  Enable: 'Enabled',
  Expect: 'Expected',
  Edit: 'Edited',
  Give: 'Gave',
  Go: 'Went',
  Import: 'Imported',
  Lay: 'Laid',
  Make: 'Made',
  Move: 'Moved',
  Pin: 'Pinned',
  Remove: 'Removed',
  Rename: 'Renamed',
  Restore: 'Restored',
  Unpin: 'Unpinned',
}

type Word = (names: readonly string[]) => string

/** `Verb first`. */
const simple =
  (verb: string): Word =>
  ([name = '']) =>
    `${verb} ${name}`.trim()

/** `Verb first preposition second`; without the second, `Verb first`. */
const paired =
  (verb: string, preposition: string): Word =>
  ([name = '', other]) =>
    other === undefined ? `${verb} ${name}` : `${verb} ${name} ${preposition} ${other}`

const deletions = Object.fromEntries(
  Object.entries(entityNouns).map(([kind, { one }]) => [`delete-${kind}`, simple(`Delete ${one}`)]),
)

const words: Readonly<Record<string, Word>> = {
  ...deletions,
  'create-account': simple('Create account'),
  'create-user': simple('Create user'),
  'create-group': simple('Create user group'),
  'create-role': simple('Create role'),
  'create-policy': simple('Create policy'),
  'create-instance-profile': simple('Create instance profile'),
  'create-resource': simple('Create resource'),
  'create-saml-provider': simple('Add SAML provider'),
  'create-oidc-provider': simple('Add OpenID Connect provider'),
  'add-aws-managed-policy': simple('Add AWS managed policy'),
  'rename-user': paired('Rename user', 'to'),
  'rename-group': paired('Rename user group', 'to'),
  'attach-policy': paired('Attach', 'to'),
  'detach-policy': paired('Detach', 'from'),
  'put-inline-policy': paired('Put inline policy', 'on'),
  'delete-inline-policy': paired('Delete inline policy', 'of'),
  'add-user-to-group': paired('Add', 'to'),
  'remove-user-from-group': paired('Remove', 'from'),
  'add-role-to-instance-profile': paired('Add', 'to'),
  'remove-role-from-instance-profile': paired('Remove', 'from'),
  'edit-document': simple('Edit document of'),
  'set-permissions-boundary': paired('Set permissions boundary of', 'to'),
  'delete-permissions-boundary': simple('Remove permissions boundary of'),
  'set-default-policy-version': ([policy = '', version = '']) => `Make ${version} the default of ${policy}`,
  'delete-policy-version': ([policy = '', version = '']) => `Delete ${version} of ${policy}`,
  'create-board': simple('Create board'),
  'rename-board': paired('Rename board', 'to'),
  'set-board-keys': simple('Set the keys of'),
  'set-pin-keys': paired('Set the keys of', 'on'),
  'pin-requests': ([count = '']) => `Pin ${count} requests`,
  'pin-request': paired('Pin', 'on'),
  'unpin-request': paired('Unpin', 'on'),
  'move-request': paired('Move', 'on'),
  'create-expectation': paired('Expect', 'of'),
  'edit-expectation': paired('Edit expectation', 'of'),
  'move-expectation': paired('Move expectation', 'of'),
  'delete-access-key': paired('Delete access key', 'of'),
  'deactivate-mfa-device': paired('Deactivate MFA device', 'of'),
  'create-login-profile': simple('Give a console password to'),
  'delete-login-profile': simple('Remove the console password of'),
  'place-in-graph': ([name = '']) => `Move ${name} in the graph`,
  'lay-out-graph': () => 'Lay out the graph again',
  'edit-tags': simple('Edit tags of'),
  'rename-workspace': paired('Rename workspace', 'to'),
  'restore-version': simple('Restore version'),
  'go-back': ([after]) =>
    after === undefined ? 'Go back to where the history begins' : `Go back to after “${after}”`,
  'create-access-key': paired('Create access key', 'for'),
  'activate-access-key': paired('Activate access key', 'of'),
  'deactivate-access-key': paired('Deactivate access key', 'of'),
  'enable-mfa-device': paired('Enable MFA device', 'for'),
  'create-policy-version': ([policy = '', version = '']) => `Create ${version} of ${policy}`,
  'set-account-alias': ([account = '', alias = '']) => `Give account ${account} the alias ${alias}`,
  'delete-account-alias': simple('Remove the alias of account'),
  'set-password-policy': simple('Edit the password policy of account'),
  'delete-password-policy': simple('Remove the password policy of account'),
  'set-block-public-access': simple('Edit Block Public Access of account'),
  'delete-block-public-access': simple('Remove Block Public Access of account'),
  'edit-resource-settings': simple('Edit settings of'),
  'update-saml-provider': simple('Edit SAML provider'),
  'update-oidc-provider': simple('Edit OpenID Connect provider'),
  'rename-organizational-unit': paired('Rename organizational unit', 'to'),
  'attach-organization-policy': paired('Attach', 'to'),
  'detach-organization-policy': paired('Detach', 'from'),
  'join-organization': paired('Add account', 'to'),
  'leave-organization': ([account = '']) => `Remove account ${account} from the organization`,
  'move-account': ([account = '', from = '', to = '']) => `Move account ${account} from ${from} to ${to}`,
  import: simple('Import'),
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
