import { useSyncExternalStore } from 'react'

/** The address behind the `#`: `/roles/111122223333/DeployRole` and its search part without the `?`. */
export type HashLocation = { readonly path: string; readonly search: string }

/** The part of the address that says which screen is shown. */
export function useHashPath(): string {
  return useSyncExternalStore(subscribe, () => hashLocation().path)
}

/** The part behind the `?`: what a colleague should see on that screen. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => hashLocation().search)
}

/** One search parameter of the address, and how to set it (null takes it out) without a new history entry. */
export function useSearchParameter(name: string): readonly [string | null, (value: string | null) => void] {
  const value = new URLSearchParams(useHashSearch()).get(name)
  return [value, (next) => setSearchParameter(name, next)]
}

/** Go to `href`, such as `#/roles`. */
export function goTo(href: string, options: { readonly replace: boolean } = { replace: false }): void {
  if (options.replace) {
    history.replaceState(history.state, '', href)
    dispatchEvent(new HashChangeEvent('hashchange'))
  } else {
    leaveCreation()
    location.hash = href.replace(/^#/, '')
  }
}

/** As `goTo`, for what is over only later: whoever has gone to another screen by then stays there. */
export function goOnFromHere(): typeof goTo {
  const { path } = hashLocation()
  return (href, options) => {
    if (hashLocation().path === path) goTo(href, options)
  }
}

/** Going on ends a creation that was open here, so that Back shows the list and not its dialog once more. */
function leaveCreation(): void {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  if (!parameters.has('create')) return
  parameters.delete('create')
  history.replaceState(history.state, '', hrefOf(path, parameters))
}

/** Where we are, read from the address itself. */
export function hashLocation(): HashLocation {
  const text = location.hash.replace(/^#/, '') || '/'
  const mark = text.indexOf('?')
  return mark < 0 ? { path: text, search: '' } : { path: text.slice(0, mark), search: text.slice(mark + 1) }
}

/** Set one search parameter of the address, to a value or by the one that it has; null takes it out. */
export function setSearchParameter(
  name: string,
  value: string | null | ((before: string | null) => string | null),
): void {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  const next = typeof value === 'function' ? value(parameters.get(name)) : value
  if (next === null) parameters.delete(name)
  else parameters.set(name, next)
  goTo(hrefOf(path, parameters), { replace: true })
}

/** Go on to this screen with other search parameters (null takes one out): Back returns to those of now. */
export function goToParameters(changes: Readonly<Record<string, string | null>>): void {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  goTo(hrefOf(path, parameters))
}

/** Write a search parameter into the address of this very entry, without telling anybody, and mark the entry. */
export function writeSearchParameter(
  name: string,
  value: string | null,
  mark: Readonly<Record<string, unknown>>,
): void {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  if (value === null) parameters.delete(name)
  else parameters.set(name, value)
  history.replaceState({ ...history.state, ...mark }, '', hrefOf(path, parameters))
}

function hrefOf(path: string, parameters: URLSearchParams): string {
  const rest = parameters.toString()
  return `#${path}${rest === '' ? '' : `?${rest}`}`
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
