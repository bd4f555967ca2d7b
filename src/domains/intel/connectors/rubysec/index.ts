import { repositoryConnector } from '../repository.ts'

/** The Ruby Advisory Database: its repository as one tar. */
export const rubysec = repositoryConnector('rubysec')
