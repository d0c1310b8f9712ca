/**
 * `text` with the characters that turn the direction of what is written shown as such (`[U+202E]`): else a name reads as
 * another one. AWS allows them in none of its names. Linear.
 */
export function shownControls(text: string): string {
  return text.replaceAll(
    turning,
    (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}

/** Unicode's marks, embeddings, overrides and isolates of direction (UAX 9). */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
