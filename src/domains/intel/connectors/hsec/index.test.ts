import { testRepository } from '../trials/repository-trial.ts'

testRepository({
  id: 'hsec',
  path: 'advisories/hackage/demo/HSEC-2031-0001.md',
  fixture: 'two-packages.md',
})
