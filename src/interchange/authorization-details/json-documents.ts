/** The texts of JSON that stand one after the other, and what follows the last of them that is whole. */
export type JsonDocuments = { readonly whole: readonly string[]; readonly rest: string }

const betweenThem = /[\s\uFEFF]*/y

/**
 * Take apart a text in which objects and lists stand one after the other, as `cat` and a loop over pages write them. Only
 * brackets are looked at: what they hold may still be no JSON. Linear in the text.
 */
export function jsonDocuments(text: string): JsonDocuments {
  const whole: string[] = []
  let start = afterSpace(text, 0)
  let depth = 0
  let inString = false
  for (let i = start; i < text.length; i += 1) {
    const sign = text.charAt(i)
    if (sign === '"') inString = !inString
    else if (inString) i += sign === '\\' ? 1 : 0
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') {
      depth -= 1
      if (depth < 0) break
      if (depth > 0) continue
      whole.push(text.slice(start, i + 1))
      start = afterSpace(text, i + 1)
      i = start - 1
    } else if (depth === 0) break
  }
  return { whole, rest: text.slice(start) }
}

function afterSpace(text: string, from: number): number {
  betweenThem.lastIndex = from
  betweenThem.test(text)
  return betweenThem.lastIndex
}
