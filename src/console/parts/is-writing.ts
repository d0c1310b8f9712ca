/** Is this where somebody types or chooses, so that a key pressed there is meant for it? */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, .monaco-editor, [role="textbox"]') !== null)
  )
}
