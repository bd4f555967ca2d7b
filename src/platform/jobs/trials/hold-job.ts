import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '#kernel/time/clock.ts'
import { openDatabase } from '../../database/database.ts'
import { openLog } from '../../log/log.ts'
import { openJobs } from '../jobs.ts'

/** Takes jobs of a kind and never ends one; to be killed. Arguments: the database's address as JSON, the kind. */
const [, , address = '', kind = ''] = process.argv
const log = openLog('silent')
const database = openDatabase({ address: JSON.parse(address), connections: 5, log })
const jobs = await openJobs({ database, clock: systemClock, log, settings: {}, kinds: [kind] })
await jobs.work([{ name: kind, run: () => pause(600_000, { state: 'done', result: {}, problems: [] }) }])
process.stdout.write('ready\n')
