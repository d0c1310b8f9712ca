import { jsonKind } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import type { Findings } from './findings.ts'

/** A text, or a list of texts that isn't empty: both are the same to IAM (R2.3). Other values are problems. */
export function readTexts(
  value: unknown,
  pointer: string,
  findings: Findings,
): readonly { readonly text: string; readonly at: string }[] {
  if (typeof value === 'string') return [{ text: value, at: pointer }]
  if (!Array.isArray(value)) {
    findings.add('wrong-type', pointer, jsonKind(value))
    return []
  }
  if (value.length === 0) findings.add('empty-list', pointer)
  const texts: { readonly text: string; readonly at: string }[] = []
  const entries: readonly unknown[] = value
  for (const [index, entry] of entries.entries()) {
    const at = pointerTo(pointer, index)
    if (typeof entry === 'string') texts.push({ text: entry, at })
    else findings.add('wrong-type', at, entry)
  }
  return texts
}
