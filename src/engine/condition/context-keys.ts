/** The values of one context key; `multivalued` where the request gave a list. */
export type KeyValues = { readonly values: readonly string[]; readonly multivalued: boolean }

/** The request context, asked by key name in lower case. Undefined where the request lacks the key. */
export type ContextKeys = { readonly get: (folded: string) => KeyValues | undefined }

/** The value of a policy variable: only a key of one value can be one (R5.4). */
export function variableValue(context: ContextKeys, folded: string): string | undefined {
  const found = context.get(folded)
  return found === undefined || found.multivalued ? undefined : found.values[0]
}
