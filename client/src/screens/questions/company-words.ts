/** Companies as people call them. */
export const companyWords: Readonly<Record<string, string>> = {
  'start-up': 'start-up',
  'large-company': 'large company',
  'hyper-growth': 'hyper-growth',
  london: 'London',
}
