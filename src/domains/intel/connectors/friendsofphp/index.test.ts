import { testRepository } from '../trials/repository-trial.ts'

testRepository({
  id: 'friendsofphp',
  path: 'demo/demo/CVE-2031-0001.yaml',
  fixture: 'two-branches.yaml',
})
