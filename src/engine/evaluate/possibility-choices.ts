/** How many choices are tried. */
const mostChoices = 128

/** Choices of items, and whether they are all there is. */
export type Choices<Item> = {
  readonly choices: readonly (readonly Item[])[]
  readonly isComplete: boolean
}

/** Every choice that is enough and has no smaller one in it, the smallest first. Cost: 128 questions at most. */
export function leastChoices<Item>(
  statements: readonly Item[],
  isEnough: (choice: readonly Item[]) => boolean,
): Choices<Item> {
  const found: (readonly Item[])[] = []
  let tries = 0
  let level: readonly (readonly number[])[] = [[]]
  while (level.length > 0) {
    const open: (readonly number[])[] = []
    for (const indices of level) {
      const choice = statements.filter((_, at) => indices.includes(at))
      if (found.some((less) => less.every((one) => choice.includes(one)))) continue
      if (++tries > mostChoices) return { choices: found, isComplete: false }
      if (isEnough(choice)) found.push(choice)
      else open.push(indices)
    }
    level = open.flatMap((indices) =>
      statements.flatMap((_, at) => (at > (indices.at(-1) ?? -1) ? [indices.concat(at)] : [])),
    )
  }
  return { choices: found, isComplete: true }
}
