import { expect, it, vi } from 'vitest'
import { hearInterrupts } from './interrupts.ts'

it('leaves at the first interrupt when nothing else is wished', async () => {
  const interrupts = hearInterrupts()

  process.emit('SIGINT')

  expect(interrupts.signal.aborted).toBe(true)
  await expect(interrupts.left).rejects.toMatchObject({ code: 3 })
})

it('does what is wished at the first interrupt and leaves at the second', async () => {
  const interrupts = hearInterrupts()
  const cancel = vi.fn()
  interrupts.divert(cancel)

  process.emit('SIGINT')
  expect(cancel).toHaveBeenCalledOnce()
  expect(interrupts.signal.aborted).toBe(false)
  process.emit('SIGINT')

  await expect(interrupts.left).rejects.toMatchObject({ code: 3 })
  expect(cancel).toHaveBeenCalledOnce()
})

it('leaves at once when the system asks for it', async () => {
  const interrupts = hearInterrupts()
  const cancel = vi.fn()
  interrupts.divert(cancel)

  process.emit('SIGTERM')

  await expect(interrupts.left).rejects.toMatchObject({ code: 3 })
  expect(cancel).not.toHaveBeenCalled()
})

it('hears nothing any more once it has been stopped', () => {
  const before = process.listenerCount('SIGINT')
  const interrupts = hearInterrupts()

  interrupts.stop()

  expect(process.listenerCount('SIGINT')).toBe(before)
})
