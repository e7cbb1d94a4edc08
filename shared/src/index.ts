/** Everything server and client share. */
export * from './base/brand.js'
export * from './base/exhaustive.js'
export * from './room/plan.js'
export * from './room/question.js'
export * from './room/rubric.js'
