/** `1 access key`, `2 access keys`, `3 policies`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`
  return `${count} ${noun.endsWith('y') && !/[aeo]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`
}

/** The sentence where there is something to count, else none. `sentence` is told what was counted. */
export function noteOf(count: number, noun: string, sentence: (counted: string) => string): string[] {
  return count === 0 ? [] : [sentence(counted(count, noun))]
}
