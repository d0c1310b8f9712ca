import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

const script = './rolescape-collect.sh'
const scriptCommand = 'bash rolescape-collect.sh > account.json'
const regionsCommand = 'REGIONS="eu-west-1 us-east-1" bash rolescape-collect.sh > account.json'
const command = 'aws iam get-account-authorization-details > account.json'

/** The commands that write the files, to copy, and the script to read before anybody runs it. */
export function HowToExport(): ReactNode {
  return (
    <Container>
      <SpaceBetween size="l">
        <FormField
          label="Command"
          description="Users, groups, roles and policies. Run it with read access to IAM. It changes nothing in the account."
        >
          <Command text={command} name="command" />
        </FormField>
        <FormField
          label="Script"
          description="All of that, and the organization, its policies, providers, and resources with their policies. It only calls the AWS CLI to read. Run it once for each account."
        >
          <SpaceBetween size="xs">
            <Command text={scriptCommand} name="command that runs the script" />
            <Box color="text-body-secondary">
              Of resources it reads those of one region, the one of your AWS profile. Name all regions that
              you use, or what lives elsewhere will be missing here:
            </Box>
            <Command text={regionsCommand} name="command that runs the script for several regions" />
            <Button href={script} download="rolescape-collect.sh" iconName="download">
              Download the script
            </Button>
          </SpaceBetween>
        </FormField>
        <ScriptText />
      </SpaceBetween>
    </Container>
  )
}

function Command({ text, name }: { readonly text: string; readonly name: string }): ReactNode {
  return (
    <SpaceBetween size="xs" direction="horizontal" alignItems="center">
      <Box variant="code">{text}</Box>
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={`Copy the ${name}`}
        copySuccessText="Copied"
        copyErrorText="Could not copy"
        textToCopy={text}
      />
    </SpaceBetween>
  )
}

function ScriptText(): ReactNode {
  const [text, setText] = useState<string | null>(null)
  const show = async () => {
    try {
      const response = await fetch(script)
      setText(response.ok ? await response.text() : unreadable)
    } catch {
      setText(unreadable)
    }
  }
  return (
    <ExpandableSection headerText="Read the script" onChange={() => void show()}>
      {text === null ? null : <Box variant="pre">{text}</Box>}
    </ExpandableSection>
  )
}

const unreadable = 'The script could not be shown. Download it to read it.'
