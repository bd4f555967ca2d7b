import { repositoryConnector } from '../repository.ts'

/** The Haskell Security Advisory DB: its repository as one tar. */
export const hsec = repositoryConnector('hsec')
