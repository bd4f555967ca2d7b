import { expect, it } from 'vitest'
import { completeDecision, type DecisionDraft, emptyDraft, itemOf } from './decision-draft.ts'

const draft = (fields: Partial<DecisionDraft>): DecisionDraft => ({ ...emptyDraft(null), ...fields })

it('begins with all items of the team, or with the one beside which it was asked for', () => {
  expect(itemOf(emptyDraft(null))).toBeNull()
  expect(itemOf(emptyDraft('item'))).toBe('item')
  expect(itemOf({ ...emptyDraft('item'), scope: 'team' })).toBeNull()
})

it('asks for a status, and for a justification of not affected alone', () => {
  expect(completeDecision(draft({}))).toEqual(['/status'])
  expect(completeDecision(draft({ status: 'not_affected' }))).toEqual(['/justification'])
  expect(completeDecision(draft({ status: 'fixed', note: ' since 3.2 ' }))).toEqual({
    ciId: null,
    status: 'fixed',
    justification: null,
    conditionId: null,
    note: 'since 3.2',
  })
})

it('sends no justification with another status, though one was chosen before', () => {
  const changed = draft({ status: 'affected', justification: 'component_not_present' })

  expect(completeDecision(changed)).toMatchObject({ status: 'affected', justification: null })
})

it('asks for the item when one is to be decided on', () => {
  expect(completeDecision(draft({ scope: 'ci', status: 'fixed' }))).toEqual(['/ciId'])
})

it('takes nothing from the browser’s memory that is no status', () => {
  expect(completeDecision(draft({ status: 'ignored' }))).toEqual(['/status'])
})
