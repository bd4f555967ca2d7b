import { testRepository } from '../trials/repository-trial.ts'

testRepository({
  id: 'rustsec',
  path: 'crates/demo/RUSTSEC-2031-0001.md',
  fixture: 'parser-overrun.md',
})
