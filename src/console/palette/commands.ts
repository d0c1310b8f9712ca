import { exitRole } from '#sessions/exit.ts'

import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { notify } from '../parts/notices.ts'
import { openSessionDialog, openSwitchRole } from '../state/session-dialogs.ts'
import { actAs, sessionStore } from '../state/session-store.ts'
import { askForVersion } from '../state/version-dialog.ts'
import { redo, undo, workspaceStore } from '../state/workspace-store.ts'
import { labelSentence } from '../wording/change-wording.ts'
import { sessionName } from '../wording/session-wording.ts'
import type { PaletteItem } from './palette-item.ts'
import { openShortcuts } from './palette-store.ts'

const creations: readonly (readonly [noun: string, href: string, words: string])[] = [
  ['user', `${hrefs.users}?create=`, 'add person'],
  ['user group', `${hrefs.groups}?create=`, 'add'],
  ['role', `${hrefs.roles}?create=`, 'add trust'],
  ['policy', `${hrefs.policies}?create=`, 'add permissions'],
  ['account', `${hrefs.accounts}?create=`, 'add'],
  ['SAML provider', `${hrefs.providers}?create=saml`, 'add identity provider federation'],
  [
    'OpenID Connect provider',
    `${hrefs.providers}?create=oidc`,
    'add identity provider federation web identity',
  ],
  ['S3 bucket', `${hrefs.resources}?create=s3-bucket`, 'add resource'],
  ['KMS key', `${hrefs.resources}?create=kms-key`, 'add resource'],
  ['SQS queue', `${hrefs.resources}?create=sqs-queue`, 'add resource'],
  ['SNS topic', `${hrefs.resources}?create=sns-topic`, 'add resource'],
  ['Lambda function', `${hrefs.resources}?create=lambda-function`, 'add resource'],
  ['secret', `${hrefs.resources}?create=secret`, 'add resource secrets manager'],
  ['EC2 instance', `${hrefs.resources}?create=ec2-instance`, 'add resource'],
  ['DynamoDB table', `${hrefs.resources}?create=dynamodb-table`, 'add resource'],
  ['VPC endpoint', `${hrefs.resources}?create=vpc-endpoint`, 'add resource'],
  ['workspace', `${hrefs.projects}?create=`, 'new project'],
]

/** Parts of screens that are worth a way of their own. */
const views: readonly (readonly [title: string, href: string, words: string])[] = [
  ['Add a test', `${hrefs.expectations}?create=`, 'create expectation assertion'],
  ['Show the tests that fail', `${hrefs.expectations}?show=failed`, 'broken expectations'],
  ['Compare two versions', `${hrefs.compare}?what=versions`, 'difference access history review'],
  ['Compare two accounts', `${hrefs.compare}?what=accounts`, 'difference access'],
]

/** Titles of screens whose keys don't tell them. */
const titles: Readonly<Record<string, string>> = {
  groups: 'User groups',
  awsPolicies: 'AWS managed policies',
  providers: 'Identity providers',
  organization: 'OUs & accounts',
  'service-control': 'Service control policies',
  'resource-control': 'Resource control policies',
  resources: 'Resources and their policies',
  graph: 'Trust graph',
  whoCan: 'Who can…?',
  whoCanChange: 'Who can change…?',
  ways: 'How does … get to …?',
  access: 'What can…?',
  compare: 'Compare access',
  matrix: 'Access matrix',
  expectations: 'Tests',
  explainError: 'Explain an error',
  import: 'Import an account',
  projects: 'Workspaces',
}

const moreWords: Readonly<Record<string, string>> = {
  explainError: 'paste access denied message cloudtrail event',
  graph: 'map picture assume',
  waysUp: 'privilege escalation techniques attack',
  'service-control': 'scp organization',
  'resource-control': 'rcp organization',
  projects: 'projects',
  expectations: 'expectations assertions should',
  compare: 'difference gained lost',
  history: 'changes versions undo',
  import: 'upload read',
  export: 'terraform cloudformation cli json markdown download',
}

/** Every screen, by its title. */
export function screens(): readonly PaletteItem[] {
  return Object.entries(hrefs).map(([key, href]) => ({
    id: `screen/${key}`,
    group: 'Go to',
    title: titles[key] ?? wordsOf(key),
    detail: '',
    words: moreWords[key] ?? '',
    run: () => goTo(href),
  }))
}

/** `trustGraph` as `Trust graph`, for screens that nobody has titled yet. */
function wordsOf(key: string): string {
  const words = key
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** All that can be done now, apart from what the app adds. */
export function commands(): readonly PaletteItem[] {
  return [...acting(), ...changing(), ...creations.map(creation), ...views.map(view)]
}

function view([title, href, words]: (typeof views)[number]): PaletteItem {
  return { id: `view/${href}`, group: 'Do', title, detail: '', words, run: () => goTo(href) }
}

function creation([noun, href, words]: (typeof creations)[number]): PaletteItem {
  return {
    id: `create/${noun}`,
    group: 'Do',
    title: `Create ${noun}`,
    detail: '',
    words,
    run: () => goTo(href),
  }
}

function acting(): readonly PaletteItem[] {
  const { stack } = sessionStore.getState()
  const below = stack?.at(-2)
  const switching: PaletteItem = {
    id: 'do/switch-role',
    group: 'Do',
    title: 'Switch role…',
    detail: '',
    words: 'assume',
    keys: 'Alt R',
    run: () => openSwitchRole(null),
  }
  return [
    ...(stack === null ? [] : [switching]),
    ...(stack === null || below === undefined
      ? []
      : [exiting(() => actAs(exitRole(stack)), sessionName(below))]),
    {
      id: 'do/act-as',
      group: 'Do',
      title: 'Act as someone else…',
      detail: '',
      words: 'sign in user root federated',
      run: () => openSessionDialog('act-as'),
    },
    ...(stack === null ? [] : [details]),
    {
      id: 'do/explain',
      group: 'Do',
      title: 'Paste an error to explain it',
      detail: '',
      words: 'access denied cloudtrail',
      run: () => goTo(hrefs.explainError),
    },
    linking,
    {
      id: 'do/shortcuts',
      group: 'Do',
      title: 'Show keyboard shortcuts',
      detail: '',
      words: 'keys help',
      keys: '?',
      run: openShortcuts,
    },
  ]
}

const linking: PaletteItem = {
  id: 'do/link',
  group: 'Do',
  title: 'Copy the link to what is shown',
  detail: '',
  words: 'share address url',
  run: () => void copyLink(),
}

/** Screen, question, open row and who acts are all in the address. */
async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href)
    notify({ type: 'success', text: 'The link is copied. It shows the same to whoever has this workspace.' })
  } catch {
    notify({ type: 'warning', text: 'The browser did not let us copy. Copy the address from its bar.' })
  }
}

const details: PaletteItem = {
  id: 'do/details',
  group: 'Do',
  title: 'Session details…',
  detail: '',
  words: 'credentials expiry tags',
  run: () => openSessionDialog('details'),
}

function exiting(run: () => void, back: string): PaletteItem {
  return { id: 'do/exit-role', group: 'Do', title: 'Exit role', detail: `back to ${back}`, words: '', run }
}

function changing(): readonly PaletteItem[] {
  const { past, future, isReadOnly } = workspaceStore.getState()
  const last = past.at(-1)
  const next = future[0]
  return [
    ...(last === undefined || isReadOnly
      ? []
      : [
          {
            id: 'do/undo',
            group: 'Do',
            title: 'Undo',
            detail: labelSentence(last.label),
            words: '',
            keys: 'Ctrl Z',
            run: undo,
          } as const,
        ]),
    ...(next === undefined || isReadOnly
      ? []
      : [
          {
            id: 'do/redo',
            group: 'Do',
            title: 'Redo',
            detail: labelSentence(next.label),
            words: '',
            keys: 'Ctrl Shift Z',
            run: redo,
          } as const,
        ]),
    {
      id: 'do/version',
      group: 'Do',
      title: 'Save version…',
      detail: '',
      words: 'keep history',
      keys: 'Ctrl S',
      run: askForVersion,
    },
    {
      id: 'do/import',
      group: 'Do',
      title: 'Import…',
      detail: '',
      words: 'bring in an account',
      run: () => goTo(hrefs.import),
    },
    {
      id: 'do/export',
      group: 'Do',
      title: 'Export…',
      detail: '',
      words: 'terraform cloudformation cli json markdown',
      run: () => goTo(hrefs.export),
    },
  ]
}
