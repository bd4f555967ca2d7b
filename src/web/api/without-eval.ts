import { config } from 'zod'

// The content policy forbids code made from text, which zod would otherwise try. Must run before any shape is made.
config({ jitless: true })
