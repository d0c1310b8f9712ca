/**
 * Tells the texts that a parent hands back after we told it of them from texts that it sets by itself.
 *
 * A parent that keeps the text in state answers late: while a person types on, it hands down what they had typed a
 * moment before. To write that into the editor would swallow keys.
 */
export type TextEcho = {
  readonly tell: (text: string) => void
  /**
   * Does the parent set `text` by itself? Not if we told of it, no longer ago than the last that came back. To be
   * asked of every text that comes down, the ones that are shown already as well: each makes older ones news again.
   */
  readonly isNews: (text: string) => boolean
}

export function textEcho(first: string): TextEcho {
  let told = [first]
  return {
    tell: (text) => {
      told.push(text)
    },
    isNews: (text) => {
      const index = told.lastIndexOf(text)
      if (index < 0) return true
      told = told.slice(index)
      return false
    },
  }
}
