/** The letter on the key that was pressed, small whether or not Caps Lock is on or Shift held; null where the key is no letter. */
export function letterOf({ key }: { readonly key: string }): string | null {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : null
}
