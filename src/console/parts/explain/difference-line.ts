import { type ActionDifference, isNewAccess } from '#graph/questions/difference.ts'

/**
 * Whom a change gives access and whom it takes some, over all users and roles. That nothing was found is no proof: not every
 * resource is asked, and `leftOut` actions weren't either.
 */
export function differenceLine(differences: readonly ActionDifference[], leftOut: number): string {
  const found =
    differences.length === 0
      ? 'nobody else was found to gain or lose anything, on the actions and resources that were asked'
      : gainsAndLosses(differences)
  return [`Over all users and roles: ${found}.`, leftOutSentence(leftOut)].join(' ').trim()
}

/** How many actions that a difference covers were not asked; empty for none. */
export function leftOutSentence(count: number): string {
  if (count === 0) return ''
  const actions = count === 1 ? '1 more action' : `${count.toLocaleString('en')} more actions`
  return `${actions} that the differences cover ${count === 1 ? 'was' : 'were'} not asked: there are too many users and roles for that.`
}

function gainsAndLosses(differences: readonly ActionDifference[]): string {
  const gained = byPerson(differences.filter(isNewAccess))
  const lost = byPerson(differences.filter((one) => !isNewAccess(one)))
  return `${phrase(gained, 'gains')}; ${phrase(lost, 'loses')}`
}

type Actions = ReadonlyMap<string, readonly string[]>

function byPerson(differences: readonly ActionDifference[]): Actions {
  const found = new Map<string, string[]>()
  for (const { action, principals } of differences) {
    const { name } = principals[1]
    const list = found.get(name)
    if (list === undefined) found.set(name, [action])
    else if (!list.includes(action)) list.push(action)
  }
  return found
}

/** So many are named. */
const mostNamed = 2

function phrase(people: Actions, verb: 'gains' | 'loses'): string {
  const all = [...people].toSorted(([, one], [, other]) => other.length - one.length)
  if (all.length === 0) return `nobody was found to ${verb.slice(0, -1)} anything`
  const named = all.slice(0, mostNamed).map(([name, actions]) => `${name} ${verb} ${listOf(actions)}`)
  const rest = all.length - mostNamed
  const others = rest === 1 ? `1 other ${verb} some` : `${rest} others ${verb.slice(0, -1)} some`
  return [...named, ...(rest > 0 ? [others] : [])].join(', ')
}

function listOf(actions: readonly string[]): string {
  return actions.length <= mostNamed
    ? actions.join(' and ')
    : `${actions.length.toLocaleString('en')} actions, such as ${actions[0]}`
}
