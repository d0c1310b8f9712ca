/** The keys that do something, and where. `Mod` is Ctrl, or ⌘ on a Mac. */
export const shortcutList: readonly {
  readonly where: string
  readonly keys: readonly (readonly [keys: string, does: string])[]
}[] = [
  {
    where: 'Everywhere',
    keys: [
      ['Mod K', 'Open the command palette: go anywhere, do anything, ask'],
      ['Mod Z', 'Undo the last change of the workspace'],
      ['Mod Shift Z', 'Redo it'],
      ['Mod S', 'Save a version'],
      ['Alt R', 'Switch role'],
      ['Alt ←, Alt →', 'Back and forward, by the browser'],
      ['?', 'Show this list'],
    ],
  },
  {
    where: 'Decision board',
    keys: [
      ['Enter', 'Open or close the explanation of a row'],
      ['→', 'Go into the explanation of a row, opening it'],
      ['Esc', 'Go back from the explanation to its row'],
      ['Alt ↑, Alt ↓', 'Move the row'],
    ],
  },
  {
    where: 'Trust graph',
    keys: [
      ['←, →', 'Walk the line to that side'],
      ['↑, ↓', 'Then the other lines of the same box'],
      ['W', 'Say why the line is so'],
      ['N, P', 'Go to the next or previous box, tied or not'],
      ['Home, End', 'Go to the first or last box'],
      ['Enter', 'Focus the box, or open it'],
      ['Shift with an arrow', 'Move the box'],
      ['T', 'Open the table, which has the same lines'],
      ['Esc', 'Show all again'],
    ],
  },
  {
    where: 'Policy editor',
    keys: [
      ['Mod Z', 'Undo in the text'],
      ['F8, Shift F8', 'Go to the next or previous problem'],
      ['Mod .', 'Quick fix'],
      ['Ctrl M', 'Let Tab move the focus instead of indenting'],
      ['F1', "The editor's own palette"],
    ],
  },
]
