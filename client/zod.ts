/**
 * What the page gets as `zod`: the same, told to make no code. Otherwise zod looks with its first object whether it may, which
 * the page's policy forbids and every browser reports. As a module it is done before any schema is made.
 */
import { config } from 'zod/v4'

config({ jitless: true })

export * from 'zod/v4'
