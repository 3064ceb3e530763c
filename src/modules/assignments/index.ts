/** Assignments: whom a case is for, drawn by lot among the competent and present. */
export { assignmentRoutes } from './http.ts'
export { assignExamination, assignReview } from './reactions.ts'
export { assigned } from './service.ts'
