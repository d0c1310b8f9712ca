import './palette.css'
import Modal from '@cloudscape-design/components/modal'
import Toggle from '@cloudscape-design/components/toggle'
import { type ReactNode, useState } from 'react'

import { areSingleKeysOn, setSingleKeys } from '../parts/single-keys.ts'
import { shortcutList } from './shortcut-list.ts'

/** Every shortcut by its place, and whether single letters do anything. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [isOn, setOn] = useState(areSingleKeysOn)
  return (
    <Modal visible size="medium" header="Keyboard shortcuts" closeAriaLabel="Close" onDismiss={onClose}>
      {shortcutList.map(({ where, keys }) => (
        <section key={where} aria-label={`Keys: ${where}`}>
          <h3>{where}</h3>
          <dl className="shortcut-list">
            {keys.map(([pressed, does]) => (
              <div key={pressed}>
                <dt>
                  <kbd className="palette-keys">{spelled(pressed)}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Toggle
        checked={isOn}
        onChange={({ detail }) => {
          setSingleKeys(detail.checked)
          setOn(detail.checked)
        }}
      >
        Single keys (?) work outside of text fields
      </Toggle>
    </Modal>
  )
}

function spelled(keys: string): string {
  return keys.replaceAll('Mod', /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl')
}
