import { z } from 'zod'

/** Roles of people; what each may do is data in the identity domain. */
export const Role = z.enum([
  'administrator',
  'handler',
  'responder',
  'engineer',
  'contact',
  'manager',
  'auditor',
  'guest',
])
export type Role = z.infer<typeof Role>

/** CSIRT protects what the company uses, PSIRT what it makes; `division` for a business division's own group. */
export const TeamKind = z.enum(['csirt', 'psirt', 'division'])
export type TeamKind = z.infer<typeof TeamKind>
