import type { Lost } from './restore-stack.ts'

/** Whom a link names, and why nobody acts so here: the end of a sentence. */
export function lostText(lost: Lost): string {
  switch (lost.kind) {
    case 'not-here':
      return `“${lost.name}”, which is not in this workspace.`
    case 'refused':
      return `“${lost.name}”, which is not allowed here and now${lost.code === null ? '' : ` (${lost.code})`}.`
    case 'not-in-links':
      return `“${lost.name}”, whose sign-in or session policies no link holds.`
  }
}
