export {
  type FindingsOpened,
  findingsOpened,
  type RestrictedOpened,
  restrictedOpened,
  vulnerabilitiesChanged,
} from './events.ts'
