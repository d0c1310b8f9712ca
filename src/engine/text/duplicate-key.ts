import { pointerTo } from './json-pointer.ts'

/** A key that stands twice in one object, and the JSON pointer of the second. */
export type DuplicateKey = { readonly key: string; readonly pointer: string }

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openList = 0x5b
const backslash = 0x5c
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/** An object or a list that is open: where it stands is told by `key` of those around it. */
type Open = { readonly keys: Set<string> | null; key: string | number; isAtKey: boolean }

/**
 * The first key that an object of `text` holds twice, of which `JSON.parse` keeps the last in silence; null where there
 * is none. `text` must be JSON. Linear in the text, however deep it nests.
 *
 * Rule R2.4. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function findDuplicateKey(text: string): DuplicateKey | null {
  return findDuplicateKeys(text, 1)[0] ?? null
}

/** The first `most` of such keys, in the order of the text. As `findDuplicateKey` in all else. */
export function findDuplicateKeys(text: string, most: number): readonly DuplicateKey[] {
  const found: DuplicateKey[] = []
  const open: Open[] = []
  let inner: Open | undefined
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case openObject:
        open.push((inner = { keys: new Set(), key: '', isAtKey: true }))
        break
      case openList:
        open.push((inner = { keys: null, key: 0, isAtKey: false }))
        break
      case closeObject:
      case closeList:
        open.pop()
        inner = open.at(-1)
        break
      case comma:
        if (inner !== undefined) goOn(inner)
        break
      case colon:
        if (inner !== undefined) inner.isAtKey = false
        break
      case quote: {
        const end = endOfString(text, i)
        if (inner?.isAtKey === true) {
          const key = keyAt(text, i, end)
          inner.key = key
          if (inner.keys?.has(key) === true && found.push({ key, pointer: pointerOf(open) }) >= most)
            return found
          inner.keys?.add(key)
        }
        i = end
        break
      }
      default:
    }
  }
  return found
}

function goOn(inner: Open): void {
  if (typeof inner.key === 'number') inner.key += 1
  else inner.isAtKey = true
}

/** Where the quote stands that ends the string beginning at `from`. */
function endOfString(text: string, from: number): number {
  let i = from + 1
  while (i < text.length && text.charCodeAt(i) !== quote) i += text.charCodeAt(i) === backslash ? 2 : 1
  return i
}

/** The key as it reads, escapes resolved: `"\u0041"` is `A`. */
function keyAt(text: string, from: number, end: number): string {
  const raw = text.slice(from + 1, end)
  return raw.includes('\\') ? String(JSON.parse(text.slice(from, end + 1))) : raw
}

function pointerOf(open: readonly Open[]): string {
  return open.reduce((pointer, { key }) => pointerTo(pointer, key), '')
}
