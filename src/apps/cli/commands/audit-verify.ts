import type { Command } from 'commander'
import { verifyTrail } from '#domains/identity/index.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { Ending } from '../failure.ts'

/** `audit verify`: recomputes the hash chain of the audit trail; exit code 1 when it does not hold. */
export function addAuditVerify(audit: Command, desk: Desk): void {
  addCommand(audit, desk, 'verify').action(async (options: Common) => {
    await withConnection(desk, async ({ context }) => {
      if (context === undefined) throw refuseUse('alone-only')
      const check = await verifyTrail(context)
      if (options.json === true) desk.output.json(check)
      else {
        const key = check.broken === null ? 'audit.holds' : 'audit.broken'
        desk.output.lines([desk.say(key, { ...check })])
      }
      if (check.broken !== null) throw new Ending(1)
    })
  })
}
