import {
  checkTeams,
  decision,
  differ,
  expectOn,
  expectOnDecision,
  mayDecide,
  nameOf,
  type Row,
  rowsOf,
  seenItems,
  staff,
} from './expectations.ts'
import type { World } from './world.ts'

/** Vulnerabilities, findings, decisions. */
export const matchingRows: Readonly<Record<string, Row>> = {
  'matching.list-vulnerabilities': (world, actor) => [
    {
      what: 'worklist',
      path: '/vulnerabilities',
      query: { state: 'all' },
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) => checkTeams(world, actor, rowsOf(body)[0]),
    },
  ],
  'matching.read-vulnerability': (world, actor) => [
    {
      what: 'by name',
      path: '/vulnerabilities/CVE-2026-0001',
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) => checkTeams(world, actor, Object(body)),
    },
  ],
  'matching.list-findings': (world, actor) =>
    [{}, { vulnerability: 'CVE-2026-0001' }, ...world.items.map((item) => ({ ci: item.id }))].map(
      (query) => ({
        what: JSON.stringify(query),
        path: '/findings',
        query,
        expect: 'allowed' as const,
        check: (body: unknown) => {
          const wanted = seenItems(world, actor, 'finding.view').filter(
            (item) => !('ci' in query) || item.id === query.ci,
          )
          return (
            differ(
              'findings',
              rowsOf(body).map((row) => Object(row.ci).name),
              wanted.map((item) => item.name),
            ) ?? differ('total', [Object(body).total], [wanted.length])
          )
        },
      }),
    ),
  'matching.count-findings': (world, actor) => [
    {
      what: 'all items',
      path: '/findings/counts',
      query: { cis: world.items.map((item) => item.id).join(',') },
      expect: 'allowed',
      check: (body) =>
        differ(
          'counted items',
          rowsOf(body).map((row) => row.ciId),
          seenItems(world, actor, 'finding.view').map((item) => item.id),
        ),
    },
  ],
  'matching.list-assessments': (world, actor) => [
    {
      what: 'all',
      path: '/assessments',
      expect: 'allowed',
      check: (body) =>
        differ(
          'decisions',
          rowsOf(body)
            .map((row) => row.id)
            .filter((id) => Object.values(world.assessments).includes(String(id))),
          actor.kind === 'person' && actor.internal ? Object.values(world.assessments) : [],
        ),
    },
  ],
  'matching.create-assessment': (world, actor) => [
    ...Object.entries(world.teams).map(([name, teamId]) => ({
      what: `for all of ${name}`,
      path: '/assessments',
      body: decision(world, teamId, null),
      expect: mayDecide(actor, teamId) ? ('allowed' as const) : ('refused' as const),
    })),
    ...world.items
      .filter((item) => item.teamId !== null)
      .map((item) => ({
        what: `for ${item.name}`,
        path: '/assessments',
        body: decision(world, item.teamId ?? '', item.id),
        expect: expectOn(actor, 'finding.assess', item),
      })),
  ],
  'matching.preview-assessment': (world, actor) =>
    Object.entries(world.teams).map(([name, teamId]) => ({
      what: name,
      path: '/assessments/preview',
      query: { vulnerabilityId: world.vulnerabilityId, teamId },
      expect: mayDecide(actor, teamId) ? ('allowed' as const) : ('hidden' as const),
      check: (body: unknown) =>
        differ(
          'reach',
          [Object(body).cis],
          [seenItems(world, actor, 'finding.view').filter((item) => item.teamId === teamId).length],
        ),
    })),
  'matching.undo-assessment': (world, actor) =>
    Object.entries(world.teams).map(([name, teamId]) => ({
      what: name,
      path: `/assessments/${name === 'csirt' ? world.assessments.csirt : world.assessments.psirt}`,
      expect: expectOnDecision(actor, teamId),
    })),
  'matching.list-conditions': (_world, actor) => [
    {
      what: 'by name',
      path: '/vulnerabilities/CVE-2026-0001/conditions',
      expect: [...staff, 'contact'].includes(nameOf(actor)) ? 'allowed' : 'refused',
    },
  ],
  'matching.create-condition': (world, actor) =>
    Object.entries(world.teams).map(([name, teamId]) => ({
      what: name,
      path: '/conditions',
      body: { vulnerabilityId: world.vulnerabilityId, teamId, kind: 'option', text: 'on' },
      expect: mayDecide(actor, teamId) ? ('allowed' as const) : ('refused' as const),
    })),
  'matching.end-condition': (world, actor) => [
    {
      what: 'the CSIRT’s',
      path: `/conditions/${world.conditionId}`,
      expect: mayDecide(actor, world.teams.csirt) ? 'allowed' : 'refused',
    },
  ],
  'matching.adopt-assessment': (world, actor) => [
    {
      what: 'the CSIRT’s for the PSIRT',
      path: `/assessments/${world.assessments.csirt}/adopt`,
      // Replaces no decision, where there is one: an allowed one answers 409.
      body: { teamId: world.teams.psirt },
      expect: expectOnDecision(actor, world.teams.psirt),
    },
  ],
  'matching.preview-assessment-batch': (world, actor) =>
    Object.entries(world.teams).map(([name, teamId]) => ({
      what: name,
      path: '/assessments/bulk/preview',
      body: { ...togetherFor(world, teamId) },
      expect: mayDecide(actor, teamId) ? ('allowed' as const) : ('hidden' as const),
      check: (body: unknown) =>
        differ(
          'reach',
          [Object(body).cis],
          [seenItems(world, actor, 'finding.view').filter((item) => item.teamId === teamId).length],
        ),
    })),
  'matching.create-assessment-batch': (world, actor) =>
    Object.entries(world.teams).map(([name, teamId]) => ({
      what: name,
      path: '/assessments/bulk',
      // Not what was previewed: an allowed one answers 409.
      body: { ...togetherFor(world, teamId), fingerprint: 'none' },
      expect: mayDecide(actor, teamId) ? ('allowed' as const) : ('refused' as const),
    })),
  'matching.read-assessment-batch': (world, actor) => [
    {
      what: 'the CSIRT’s',
      path: `/assessments/batches/${world.batchId}`,
      expect: mayDecide(actor, world.teams.csirt) ? 'allowed' : 'hidden',
    },
  ],
  'matching.undo-assessment-batch': (world, actor) => [
    {
      what: 'the CSIRT’s',
      path: `/assessments/batches/${world.batchId}`,
      // It decided nothing: an allowed one answers 409.
      expect: expectOnDecision(actor, world.teams.csirt),
    },
  ],
}

function togetherFor(world: World, teamId: string) {
  return { teamId, selection: { vulnerabilityIds: [world.vulnerabilityId] }, status: 'fixed' }
}
