import type { AskDoubt } from '#catalog/ask-doubt.ts'

/** At most so many types are named. */
const mostNamed = 3

/** What is doubtful about a request, as a warning; `date` is the day whose AWS is known. Nothing is refused for it. */
export function doubtSentence(doubt: AskDoubt, date: string): string {
  switch (doubt.kind) {
    case 'no-such-service':
      return `AWS documents no service ${doubt.service}, as of ${date}. Mind the spelling, unless it is newer.`
    case 'no-such-action':
      return `AWS documents no action ${doubt.action}, as of ${date}. Mind the spelling, unless it is newer.`
    case 'no-resource':
      return `AWS documents no resource that ${doubt.action} can be limited to, as of ${date}: it is asked of *.`
    case 'other-resource':
      return `${doubt.action} takes ${listed(doubt.takes)}, as AWS documents it as of ${date}. ${
        doubt.is.length === 0 ? 'This ARN names no such thing.' : `This ARN names ${listed(doubt.is)}.`
      }`
  }
}

/** Names of types as AWS writes them. */
function listed(types: readonly string[]): string {
  const shown = types.slice(0, mostNamed).map((type) => `“${type}”`)
  return types.length > mostNamed ? `${shown.join(', ')} and others` : shown.join(' or ')
}
