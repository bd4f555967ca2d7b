import { ownerRole, superuserRole } from './cluster.ts'
import type { Connection, Engine } from './engine.ts'
import type { Passwords } from './passwords.ts'
import { port } from './postmaster-file.ts'

export type Connections = Pick<Engine, 'connection' | 'admin'>

/** The connections of the two roles, each to the database of its name. */
export function connectionsTo(host: string, passwords: Passwords): Connections {
  return {
    connection: connectionAs(host, ownerRole, passwords.owner),
    admin: connectionAs(host, superuserRole, passwords.superuser),
  }
}

function connectionAs(host: string, role: string, password: string): Connection {
  return { host, port, user: role, password, database: role }
}
