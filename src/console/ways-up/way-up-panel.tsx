import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'

import type { WayUp } from '#graph/escalation/ask-ways-up.ts'
import { arn } from '#model/entities/names.ts'

import { ArnLink } from '../parts/entity-link.tsx'
import { hrefOfComparison } from '../parts/hrefs.ts'
import { AccessState } from '../parts/questions/access-words.tsx'
import { wayUpStepsQuery } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { lastName } from '../wording/session-wording.ts'
import { closingSentence, conditionsInWords, untoldText, whereText } from '../wording/ways-up-wording.ts'
import { WayUpStep } from './way-up-step.tsx'

type WayUpPanelProps = { readonly way: WayUp; readonly onClose: () => void }

/** One way up: each permission that it takes and the statements that give it, what is gained, and how to close it. */
export function WayUpPanel({ way, onClose }: WayUpPanelProps): ReactNode {
  const [target, choose] = useState(way.targets[0]?.target ?? null)
  const { data: steps, error } = useQuery(wayUpStepsQuery(useMoment(), way, target))
  const gains = way.targets.find((one) => one.target === target)?.gains ?? null
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const untold = untoldText(way)
  const title = `${lastName(way.principal)}: ${way.name}`
  return (
    <section aria-label={title} ref={section}>
      <Container
        header={
          <Header
            variant="h2"
            description={`Gained: ${way.yields}.`}
            actions={<Button variant="icon" iconName="close" ariaLabel="Close the steps" onClick={onClose} />}
          >
            {title}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <AccessState state={way.state} />
          {gains === null ? null : (
            <Box variant="p">
              Whoever takes it then acts as <ArnLink arn={arn(gains)} />. See{' '}
              <Link href={hrefOfComparison(way.principal, gains)}>
                what {lastName(gains)} may do that {lastName(way.principal)} may not
              </Link>
              .
            </Box>
          )}
          <Conditions of={way} />
          {untold === null ? null : <Box variant="p">{untold}. An export of IAM doesn’t tell.</Box>}
          {way.targets.length > 1 ? <TargetChoice way={way} target={target} onChoose={choose} /> : null}
          <div>
            <Box variant="h3">
              {way.steps.length === 1 ? 'The permission that it takes' : 'The permissions that it takes'}
            </Box>
            {steps === undefined && error === null ? <Spinner /> : null}
            {error === null ? null : <Box variant="p">The engine could not say why: {error.message}</Box>}
            {steps === undefined ? null : (
              <ol>
                {steps.map((step) => (
                  <WayUpStep key={`${step.permission} ${step.resource} ${step.service}`} step={step} />
                ))}
              </ol>
            )}
          </div>
          <Assumptions way={way} />
          <Box variant="p">{closingSentence(way.steps.length)}</Box>
        </SpaceBetween>
      </Container>
    </section>
  )
}

type TargetChoiceProps = {
  readonly way: WayUp
  readonly target: string | null
  readonly onChoose: (target: string | null) => void
}

function TargetChoice({ way: { targets, count }, target, onChoose }: TargetChoiceProps): ReactNode {
  const options = targets.flatMap((one) =>
    one.target === null ? [] : [{ value: one.target, label: lastName(one.target), description: one.target }],
  )
  return (
    <div>
      <Box variant="awsui-key-label">On</Box>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === target) ?? null}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? null)}
        ariaLabel="What the way is used on"
        filteringType="auto"
        filteringAriaLabel="Find what the way is used on"
      />
      {count > targets.length ? (
        <Box variant="small">
          The first {targets.length} of {count.toLocaleString('en')}; the others are had in the same way.
        </Box>
      ) : null}
    </div>
  )
}

function Assumptions({ way: { assumes } }: { readonly way: WayUp }): ReactNode {
  if (assumes.length === 0) return null
  return (
    <div>
      <Box variant="h3">What must be so besides, and nobody here can tell</Box>
      <ul>
        {assumes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}

/** Under which conditions all calls pass, and in which other ways. */
function Conditions({ of }: { readonly of: WayUp }): ReactNode {
  if (of.conditions.length === 0) return null
  const { others = [] } = of
  return (
    <div>
      <Box variant="p">{whereText(of)}.</Box>
      {others.length < 2 ? null : (
        <ul aria-label="Other ways">
          {others.map((way) => (
            <li key={JSON.stringify(way)}>or {conditionsInWords(way)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
