export { writeSarif } from './write.ts'
