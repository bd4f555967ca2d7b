import { repositoryConnector } from '../repository.ts'

/** The RustSec Advisory Database: its repository as one tar. */
export const rustsec = repositoryConnector('rustsec')
