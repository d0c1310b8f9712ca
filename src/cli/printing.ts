import type { Surroundings } from './command.ts'

/** Objects as NDJSON: one line each. */
export function jsonLines(objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('')
}

/**
 * Print what `textOf` says of one after the other. The next is looked at once the reader has taken the last, so that a long
 * answer never waits in memory. Of which there is nothing to say, no text is printed.
 */
export async function printEach<Item>(
  print: Surroundings['print'],
  items: Iterable<Item>,
  textOf: (item: Item) => string,
): Promise<void> {
  for (const item of items) {
    const text = textOf(item)
    // oxlint-disable-next-line no-await-in-loop -- a line waits until the one before is taken: printing all at once would hold the whole answer in memory
    if (text !== '') await print(text)
  }
}
