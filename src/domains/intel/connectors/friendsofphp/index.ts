import { repositoryConnector } from '../repository.ts'

/** The PHP Security Advisories Database of FriendsOfPHP: its repository as one tar. */
export const friendsOfPhp = repositoryConnector('friendsofphp')
