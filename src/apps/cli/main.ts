#!/usr/bin/env node
import { runCli } from './run-cli.ts'

for (const stream of [process.stdout, process.stderr]) {
  // Who reads our output may stop reading (`renkei findings | head`): no reason to complain.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const code = await runCli(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
})
// What has been printed goes out first; then nothing that is still open may hold us.
process.stdout.write('', () => process.exit(code))
