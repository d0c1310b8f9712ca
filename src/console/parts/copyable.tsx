import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

/** Text that people take elsewhere, such as an ARN, with a button to copy it. `what` names it for screen readers. */
export function Copyable({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="Your browser did not allow copying"
    />
  )
}
