import { type ReactNode, useEffect, useRef } from 'react'

const fields =
  'input:not([type="hidden"], [type="file"]), textarea, button[aria-haspopup="listbox"], button[aria-haspopup="dialog"]'

/**
 * What stands in a dialog: as it opens, the first field has the focus, so that typing can begin; but not one that would at
 * once drop its offers over the form.
 */
export function FirstFieldFocus({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // the dialog itself, which goes around this, focuses its first button as it opens: after this effect, in the same turn
    queueMicrotask(() => {
      const field = firstField(content.current)
      if (field?.getAttribute('role') !== 'combobox') field?.focus()
    })
  }, [])
  return <div ref={content}>{children}</div>
}

function firstField(content: HTMLElement | null): HTMLElement | undefined {
  const found = [...(content?.querySelectorAll<HTMLElement>(fields) ?? [])]
  return found.find((field) => !field.matches(':disabled'))
}
