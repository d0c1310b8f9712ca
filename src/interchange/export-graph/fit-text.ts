/** Width of a character as a share of the font's size, in the widest of the common sans-serif faces, in bold. */
function shareOf(character: string): number {
  if (/[ijlI.,:;'|!\s]/.test(character)) return 0.4
  if (/[ftr()[\]/-]/.test(character)) return 0.5
  if (/[mwMW@%]/.test(character)) return 1.05
  if (/[A-Z0-9_+=&#]/.test(character)) return 0.78
  return character > '\u2E80' ? 1.05 : 0.7
}

/** About how many pixels `text` takes in one line. There is no font here to measure it with. */
export function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + shareOf(character) * size, 0)
}

/** `text` cut with an ellipsis where it would take more than `room` pixels. */
export function cutTo(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text
  const kept = takenFrom(text, size, room - widthOf('…', size))
  return `${kept}…`
}

/** `text` in as few lines as it needs, at most two: broken behind a space, dash, slash or the like, where there is one. */
export function inTwoLines(text: string, size: number, room: number): readonly string[] {
  if (widthOf(text, size) <= room) return [text]
  const first = takenFrom(text, size, room)
  const seam = Math.max(...[' ', '-', '_', '/', '.', ':', '@'].map((mark) => first.lastIndexOf(mark))) + 1
  const end = seam > first.length / 3 ? seam : first.length
  return [text.slice(0, end).trimEnd(), cutTo(text.slice(end).trimStart(), size, room)]
}

/** As much of the beginning as `room` holds, at least one character. */
function takenFrom(text: string, size: number, room: number): string {
  let taken = ''
  let width = 0
  for (const character of text) {
    width += shareOf(character) * size
    if (width > room && taken !== '') break
    taken += character
  }
  return taken
}
