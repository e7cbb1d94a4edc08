// tests
import { order } from './order'

test('what is needed comes first', () => {
  expect(
    order([
      ['app', ['lib']],
      ['lib', []],
    ]),
  ).toEqual(['lib', 'app'])
})
