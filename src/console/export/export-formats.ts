import type { ExportFormat } from '#worker/contract.ts'

type Wording = { readonly name: string; readonly meaning: string }

/** What the formats are called and are for, in the order in which people look for them. */
export const exportFormats: Readonly<Record<ExportFormat, Wording>> = {
  workspace: {
    name: 'Rolescape workspace',
    meaning: 'One JSON file with everything: opens again here, on the command line and in other browsers.',
  },
  'authorization-details': {
    name: 'Account authorization details',
    meaning:
      'What `aws iam get-account-authorization-details` prints, one JSON file an account, for other tools.',
  },
  cloudformation: {
    name: 'CloudFormation',
    meaning: 'A template an account, to deploy what was built here.',
  },
  terraform: {
    name: 'Terraform',
    meaning: 'A configuration an account (HCL), to deploy what was built here.',
  },
  'aws-cli': {
    name: 'AWS CLI script',
    meaning: 'A shell script an account, to read, and to build by hand what was built here.',
  },
  markdown: {
    name: 'Markdown report',
    meaning:
      'Who and what is there, with the names of their policies, and who can assume what, for a document or a ticket. The text of policies is not in it.',
  },
}

/** The format of that name, if it is one. */
export function exportFormatOf(text: string): ExportFormat | null {
  return isFormat(text) ? text : null
}

function isFormat(text: string): text is ExportFormat {
  return Object.hasOwn(exportFormats, text)
}
