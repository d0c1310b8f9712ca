const key = 'rolescape.single-keys'

/** Do keys such as `?` do anything by themselves? People who dictate or mistype switch them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true // storage is blocked: nothing was switched off
  }
}

export function setSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off')
  } catch {
    // Storage is blocked: the choice is lost when the page is closed.
  }
}
