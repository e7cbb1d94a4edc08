/** What people say when they design a system: proposals of three to six seconds, and short questions that check them. */

export const proposals: readonly string[] = [
  'I would put a queue in front of the writers, so that a burst does not reach the database at once.',
  'Reads outnumber writes by a hundred to one, so I keep the hot posts in a cache with a short time to live.',
  'We shard by user, because nearly every request asks for the posts of one person.',
  'Each worker takes a lease on its job, and when the lease runs out another worker takes over.',
  'The upload goes straight to the object store, and our service only signs the address.',
  'I write the order and the event in one transaction, and a relay sends the event afterwards.',
  'Followers read from replicas, and the author reads from the leader, to see their own post.',
  'For search I build an index in the background, so a new photo shows up within ten seconds.',
  'At ten thousand requests a second, one node with sixteen cores is about half busy.',
  'A popular account would fan out to millions, so there we merge its posts when the page is read.',
  'Every request carries a key, and a second request with the same key gets the first answer.',
  'The limiter counts in windows of one second, and lets a client go over by ten percent.',
  'Old messages move to cheap storage after thirty days, which halves what we pay for disks.',
  'If the cache is down we shed load at the edge, because the database cannot take it all.',
  'I measure the tail of the latency per shard, and page somebody when it doubles.',
  'The feature store is written once an hour, and the ranking model reads it by user and item.',
]
export const questions: readonly string[] = [
  'Does that meet your target?',
  'Is that fresh enough for you?',
  'Would you accept that delay?',
  'Does that match what you expect?',
  'Are you happy with that trade?',
  'Shall I go deeper here?',
]
