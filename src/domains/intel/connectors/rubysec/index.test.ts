import { testRepository } from '../trials/repository-trial.ts'

testRepository({
  id: 'rubysec',
  path: 'gems/demo/CVE-2031-0001.yml',
  fixture: 'two-branches.yml',
})
