import { stackText } from '../parts/acting-links/stack-text.ts'
import { hashLocation, writeSearchParameter } from '../parts/hash-location.ts'
import { sessionStore } from '../state/session-store.ts'

const parameter = 'as'

/**
 * Keep who acts in the address, so that the address alone shows a colleague the same. A link that says somebody else is
 * followed when it is opened; going back to an earlier page changes the page and not who acts. Answers how to stop.
 */
export function keepIdentityInAddress(): () => void {
  openLink()
  const stop = sessionStore.subscribe(write)
  addEventListener('hashchange', openLink)
  return () => {
    stop()
    removeEventListener('hashchange', openLink)
  }
}

function openLink(): void {
  const parameters = new URLSearchParams(hashLocation().search)
  const linked = parameters.get(parameter)
  const row = parameters.get('row')
  const isNew = !isOurs(history.state)
  const acts = actingText()
  write()
  if (!isNew) return
  if (linked !== null && linked !== acts) void load().then(({ followIdentity }) => followIdentity(linked))
  if (row !== null) void load().then(({ tellOfLostRow }) => tellOfLostRow(row))
}

/** Following links is rare, and needs the rules of STS. */
function load() {
  return import('./follow-link.ts')
}

/** Entries that we wrote are marked, so that one that comes from a link can be told. */
function isOurs(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isOurs' in state
}

function write(): void {
  writeSearchParameter(parameter, actingText(), { isOurs: true })
}

function actingText(): string | null {
  const { stack } = sessionStore.getState()
  return stack === null ? null : stackText(stack)
}
