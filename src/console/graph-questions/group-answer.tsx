import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useMemo } from 'react'

import type { RowToken } from '#console/parts/asking/ask-tail.ts'
import type { GraphAnswer, GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'

import { answerId } from './answer-id.ts'
import type { Found } from './answer-row.ts'
import { AnswerSaid } from './answer-said.tsx'
import type { GraphQuestion } from './graph-question.ts'
import { askedInstead, type GroupEnd, groupEndTitle, questionWords } from './group-end.ts'
import type { LineSaid } from './line-in.ts'
import { shortName } from './no-way.ts'
import { goToAsked } from './use-asked.ts'

type GroupAnswerProps = Pick<GraphToolProps, 'graph' | 'onAnswer'> & {
  readonly question: GraphQuestion
  readonly end: GroupEnd
  readonly where: readonly RowToken[]
  readonly said: LineSaid
}

/** So many are named, and drawn. */
const mostMembers = 20
const nothing: Found = { rows: [], nodes: new Map(), isComplete: true, cut: null }

/** Where a question is about a group: that groups don't act, whose they are that do, and what can be asked of these. */
export function GroupAnswer({ question, end, where, said, graph, onAnswer }: GroupAnswerProps): ReactNode {
  const { group, members, ties } = end
  const title = groupEndTitle(end)
  const answer = useMemo((): GraphAnswer | null => {
    const isDrawn = members.length > 0 && members.length <= mostMembers
    const id = answerId(question, where, false)
    return isDrawn
      ? { id, title, nodes: [group, ...members], edges: ties, show: 'alone', about: group.id }
      : null
  }, [question, where, title, group, members, ties])
  useEffect(() => onAnswer(answer), [answer, onAnswer])
  const left = members.length - mostMembers
  return (
    <SpaceBetween size="xs">
      <AnswerSaid title={title} said={said} found={nothing} graph={graph} isDrawn={answer !== null} />
      <ul className="graph-near" aria-label={`Questions in place of one about ${group.name}`}>
        {askedInstead(question, end, members.slice(0, mostMembers)).map((next) => (
          <li key={`${next.ask} ${next.from}`}>
            <Button
              variant="inline-link"
              onClick={() => goToAsked({ question: next, where: [], line: null })}
            >
              {questionWords(next, (id) => shortName(nothing, graph, id))}
            </Button>
          </li>
        ))}
        {left > 0 ? <li>and {left.toLocaleString('en')} more members</li> : null}
      </ul>
    </SpaceBetween>
  )
}
