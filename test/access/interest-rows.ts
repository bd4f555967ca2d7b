import { builtInRules } from '#domains/intel/interest/built-in-rules.data.ts'
import { differ, forRoles, mayDecide, nameOf, type Row, rowsOf, staff } from './expectations.ts'

/** Teams' interests and the rules that propose them. */
export const interestRows: Readonly<Record<string, Row>> = {
  'intel.list-interests': (world, actor) => [
    {
      what: 'both teams',
      path: '/interests',
      query: { vulnerability: 'CVE-2026-0001' },
      expect: staff.includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) =>
        differ(
          'teams that may be set',
          rowsOf(body).map((row) => `${Object(row.team).id}=${row.maySet}`),
          Object.values(world.teams).map((id) => `${id}=${mayDecide(actor, id)}`),
        ),
    },
  ],
  'intel.set-interests': (world, actor) =>
    Object.entries(world.teams).map(([name, teamId]) => ({
      what: name,
      path: '/interests',
      // No interest is at this version, so that nothing is changed: an allowed one answers 409.
      body: { teamId, level: 'low', vulnerabilities: [{ id: world.vulnerabilityId, version: 99 }] },
      expect: mayDecide(actor, teamId) ? ('allowed' as const) : ('refused' as const),
    })),
  'intel.read-interest-rules': forRoles(staff, () => ({ path: '/interest-rules' })),
  // Without the revision that was seen, so that nothing is changed: an allowed one answers 400.
  'intel.change-interest-rules': forRoles(['administrator'], () => ({
    path: '/interest-rules',
    body: { rules: builtInRules, note: '' },
  })),
  'intel.preview-interest-rules': forRoles(['administrator'], () => ({
    path: '/interest-rules/preview',
    body: { rules: builtInRules },
  })),
}
