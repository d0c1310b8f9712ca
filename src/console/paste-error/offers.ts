/** How many to offer at once: more than anybody reads. */
const most = 50

/** Those of `texts` that hold what was typed, as options. Letter case is ignored. */
export function offersOf(texts: readonly string[], typed: string): readonly { readonly value: string }[] {
  const wanted = typed.trim().toLowerCase()
  const found: { readonly value: string }[] = []
  for (const value of texts) {
    if (found.length === most) break
    if (value.toLowerCase().includes(wanted)) found.push({ value })
  }
  return found
}
