import { port } from './postmaster-file.ts'
import { hasProc } from './processes.ts'

/** For a small machine that does other work too; all of them may be replaced. */
const defaults: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  // A page that is changed for the first time after a checkpoint goes into the log whole: the fewer checkpoints, the less
  // a large import writes. A crash costs some seconds more to come back from.
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  wal_level: 'replica', // a hot backup needs it
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and the details of errors carry what people wrote; they do not belong into a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** What the supervisor relies on. The socket lies in the cluster, which nobody else can enter. */
const fixed: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: `${port}`,
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '[%p] ',
}

/**
 * How a program of PostgreSQL is told its cluster. On Linux it inherits the open folder as its handle 3 and is
 * told that: no folder above need be open to the account that it runs as.
 */
export function clusterArgument(cluster: string): string {
  return hasProc ? '/proc/self/fd/3' : cluster
}

/** The server's arguments. */
export function serverArguments(
  cluster: string,
  chosen: Readonly<Record<string, string>> = {},
): readonly string[] {
  const settings = Object.entries({ ...defaults, ...chosen, ...fixed })
  return ['-D', clusterArgument(cluster), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
