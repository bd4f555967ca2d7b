/**
 * What runs inside the sandbox: loads the task named on the command line, hands it each input that comes over the
 * channel and sends its outcome back, until it is killed. An error is left to end the process; the parent reads why
 * from stderr.
 */
const taskUrl = process.argv[2] ?? ''

process.on('message', (message: { readonly input: unknown }) => {
  void answer(message.input)
})

async function answer(input: unknown): Promise<void> {
  const task = await import(taskUrl)
  process.send?.({ outcome: await task.run(input) })
}
