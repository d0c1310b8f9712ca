/**
 * Tells the texts that a parent hands back after we told it of them from texts that it sets by itself.
 *
 * A parent that keeps the text in state answers late: while a person types on, it hands down what they had typed a
 * moment before. To write that into the editor would swallow keys.
 */
export type TextEcho = {
  readonly tell: (text: string) => void
  /** Is `text` one that we told of, no older than the last that came back? */
  readonly isEcho: (text: string) => boolean
}

export function textEcho(first: string): TextEcho {
  let told = [first]
  return {
    tell: (text) => {
      told.push(text)
    },
    isEcho: (text) => {
      const index = told.lastIndexOf(text)
      if (index < 0) return false
      told = told.slice(index)
      return true
    },
  }
}
