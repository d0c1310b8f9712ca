import { type ReactNode, useEffect, useRef } from 'react'

const fields =
  'input:not([type="hidden"], [type="file"]), textarea, button[aria-haspopup="listbox"], button[aria-haspopup="dialog"]'

/**
 * What stands in a dialog, or comes in it later: the first field has the focus then, so that typing can begin; but not one that
 * would at once drop its offers over the form, nor where somebody is in a field already.
 */
export function FirstFieldFocus({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // the dialog itself, which goes around this, focuses its first button as it opens: after this effect, in the same turn
    queueMicrotask(() => {
      const field = firstField(content.current)
      if (isInField(content.current)) return
      if (field?.getAttribute('role') !== 'combobox') field?.focus()
    })
  }, [])
  return <div ref={content}>{children}</div>
}

function isInField(content: HTMLElement | null): boolean {
  const { activeElement } = document
  const dialog = content?.closest('[role="dialog"]')
  return dialog?.contains(activeElement) === true && activeElement?.matches(fields) === true
}

function firstField(content: HTMLElement | null): HTMLElement | undefined {
  const found = [...(content?.querySelectorAll<HTMLElement>(fields) ?? [])]
  return found.find((field) => !field.matches(':disabled'))
}
