import { expect, it, onTestFinished } from 'vitest'
import { openSandbox } from './session.ts'

const task = new URL('./trials/hostile.task.ts', import.meta.url)

function open(limits = { seconds: 20, memoryMb: 64 }, signal?: AbortSignal) {
  const sandbox = openSandbox({ task, limits, ...(signal === undefined ? {} : { signal }) })
  onTestFinished(() => sandbox.close())
  return sandbox
}

it('takes one input after the other', async () => {
  const sandbox = open()

  for (let turn = 0; turn < 20; turn++) {
    expect(await sandbox.run({ echo: turn })).toMatchObject({ ok: true, value: turn })
  }
})

it.each([
  ['loop', 'sandbox.too-slow'],
  ['objects', 'sandbox.too-much-memory'],
  ['throw', 'sandbox.crashed'],
  ['exit', 'sandbox.crashed'],
])('is as good as new after a task that ends by %s', async (way, code) => {
  const sandbox = open({ seconds: 3, memoryMb: 64 })
  await sandbox.run({ echo: 'before' })

  const refused = await sandbox.run({ way })
  const after = await sandbox.run({ echo: 'after' })

  expect(refused).toMatchObject({ ok: false, problems: [{ code }] })
  expect(after).toMatchObject({ ok: true, value: 'after' })
})

it('stops when it is aborted', async () => {
  const sandbox = open({ seconds: 20, memoryMb: 64 }, AbortSignal.timeout(500))

  await expect(sandbox.run({ way: 'loop' })).rejects.toThrow('timeout')
  await expect(sandbox.run({ echo: 1 })).rejects.toThrow('timeout')
})
