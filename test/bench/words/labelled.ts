/**
 * What people say in design and story rounds, each with what is to be found in it; what is not listed is not there. `pick` is
 * compared only where it is listed. Knows no analyser.
 */
export type Labelled = readonly [text: string, labels: string]

/** Two whole paragraphs with their densities. */
export const paragraphs: readonly {
  readonly text: string
  readonly words: number
  readonly density: number
  readonly labels: Readonly<Record<'Q' | 'L' | 'T' | 'C' | 'H' | 'O', number>>
}[] = [
  {
    text: "The target is 99.9% availability, so I have 43 minutes a month to spend. Writes arrive at about 58 photos per second and double at peak. I'll put a log in front of storage rather than write straight to the index; I give up read-your-write for two seconds. Cold start stays under 200 ms because I keep four warm nodes per region. Does that fit the latency budget you gave me?",
    words: 71,
    density: 12.7,
    labels: { Q: 4, L: 3, T: 1, C: 1, H: 0, O: 0 },
  },
  {
    text: 'So we would have some kind of load balancer and then probably a bunch of services behind it. We could use Kafka here, or maybe a queue, something like that. The database might need sharding. We could add a cache too, it should be fine. It scales horizontally, so I think we are good. Then monitoring and so on.',
    words: 59,
    density: 0,
    labels: { Q: 0, L: 0, T: 0, C: 0, H: 7, O: 2 },
  },
]

/** A story in 45 seconds that has all three signals. */
export const story: Labelled = [
  'We saw a 6% rise in checkout errors after a release. I led the call, ran a bisect across three builds, and agreed a rollback with the payments lead because the canary was clean. Error rate was back under 0.2% in 18 minutes, and we avoided $90k of lost checkouts that weekend.',
  'S1:observed S2 S3',
]

export const utterances: readonly Labelled[] = [
  ['Our target is 99.9% availability for the photo service, which leaves about 43 minutes of downtime a month.', 'Q1 n2 business:stated S1:estimate'],
  ['We keep 10 TB hot and put a 100 GB cache in front of it.', 'Q1 n2 data:stated'],
  ['A cold start has to stay under 200 ms, and I size the fleet for spikes of 2x.', 'Q1 n2 operational:stated S1:target'],
  ['We could use Kafka here, or maybe Redis, something like that, it should be fine.', 'H3 O1'],
  ["I'll shard by tenant rather than by user; I give up even spread, and the largest tenant becomes one hot node at 3,000 rps.", 'Q1 n1 T:full S1:target'],
  ['Does that stay inside the 50 ms p99 you gave me?', 'C1 anchored1 operational:mentioned'],
  ['How many tenants do we have, and is the feed ranked or chronological?', 'clarifying1'],
  ['So it goes through the queue, right?', 'tag1'],
  ['I know how Raft elects a leader and I have read the paper twice.', 'knowledge1'],
  ['I ran the leader election in staging, and p99 failover time dropped from 12 seconds to 4 seconds.', 'Q1 n2 operational:stated S1:observed S2'],
  ['First, we noticed the error rate at 4%. I rolled back and compared both builds because the canary was clean. That saved $40k of SLA penalties in the quarter.', 'Q2 n2 business:stated operational:mentioned S1:observed S2 S3'],
  ['What sort of traffic do you see, and which version of TLS 1.3 do the clients speak?', 'clarifying1'],
  ['It depends.', 'H1'],
  ["It depends on the write rate: below 2,000 writes per second I'd keep one primary, above that I'd shard.", 'Q1 n1 T:partial S1:target'],
  ['Roughly 23,000 feed requests per second on average, three times that at peak.', 'Q1 n2 S1:estimate'],
  ["I'm a team player and I always communicate well.", 'generic1'],
  ['I moved our spec reviews to a shared template, and review time went from 48 hours to 12 hours for six engineers.', 'Q1 n2 S1:observed S2'],
  ['Strong consistency costs us one cross-region round trip, about 80 ms, so I pick bounded staleness of 5 seconds for reads.', 'Q1 n2 T:full S1:estimate'],
  ['Let me think for a moment.', 'think1'],
  ['We added retries, and, um, that kind of fixed it, I guess.', 'H2 operational:mentioned filler1'],
] // prettier-ignore

/** Labelled before any of it was read by the analyser. */
export const more: readonly Labelled[] = [
  ['I chose bounded staleness over strong reads.', 'T:full S2'],
  ['I went over the numbers again before we took over the service.', ''],
  ['Does 300 milliseconds work for your mobile users?', 'C1 anchored1'],
  // as people type and say numbers
  ['I expect about 200 ms at the median.', 'Q1 n1 S1:estimate'],
  ['Call it around 5 million users, roughly a tenth of them active on a given day', 'Q1 n2'],
  ['p99 latency under 300 ms is what I aim for', 'Q1 n1 operational:stated S1:target'],
  ['The p99 is what matters here, the median hides it.', 'operational:mentioned'],
  ['We speak HTTP/2 with TLS 1.3 and hash with SHA-256.', ''],
  ['There are two things to decide: where state lives and who owns it.', ''],
  ['Since 2021 the service runs 24/7.', ''],
  ['Step 2 is the write path, layer 3 comes last.', ''],
  ['Reads to writes are 100:1.', 'Q1 n1'],
  ['It is read heavy, a hundred to one.', 'Q1 n1'],
  ['Storage grows by 2 TB a day, so I keep 90 days and that is 180 TB.', 'Q1 n3 data:stated'],
  ['The cache absorbs most of it.', 'data:mentioned'],
  ['We lose $5,000 of revenue for every minute of downtime.', 'Q1 n1 business:stated'],
  ['Customers leave when search is slow.', 'business:mentioned'],
  ['Alerts page us when the error budget burns at 14x.', 'Q1 n1 operational:stated'],
  ['Cold starts took 4 seconds before I kept a warm pool.', 'Q1 n1 operational:stated S1:observed'],
  // as a recogniser writes it
  ['so the target is ninety nine point nine percent availability and i have forty three minutes a month', 'Q1 n2 business:stated S1:target'],
  ['we could use kafka or maybe redis something like that', 'O1 H2'],
  ['how many requests per second do we see at peak', 'clarifying1'],
  ['so i will put a queue in front of it does that fit the two hundred millisecond budget', 'pick1 C1 anchored1'],
  ['let me think', 'think1'],
  ['i know how paxos works', 'knowledge1'],
  ['um so it kind of works', 'filler1 H1'],
  ['it goes through the gateway right', 'tag1'],
  // negation, quotation, reported speech
  ['We could not use a lock here.', ''],
  ["I couldn't move it without downtime.", 'business:mentioned'],
  ['My lead said "we could use Kafka" and I said no.', ''],
  ['They suggested we could shard by region, and we rejected it.', 'S2'],
  ["I don't know how Raft elects a leader.", ''],
  ["I wouldn't call myself a team player.", ''],
  ['Not sure, it might be the index.', 'H2'],
  // options and picks
  ['We could cache it at the edge, or we could keep it in memory.', 'O2 data:mentioned'],
  ["We could cache it at the edge. I'll do that, with a TTL of 60 seconds.", 'Q1 n1 pick1 data:mentioned'],
  ['You could also just split by hash. That is simple. It is cheap too. I pick something else for now.', 'O1 pick1'],
  ["Let's say ten million users.", 'Q1 n1 pick0'],
  ["I'd like to know who calls this.", 'pick0'],
  ['Could we use an existing queue?', 'clarifying1'],
  // trade-offs
  ['Going with eventual consistency: in exchange we answer in 20 ms from the nearest region.', 'Q1 n1 T:full S1:target'],
  ['A global lock is simple but it adds a round trip.', 'T:partial'],
  ['Postgres versus Dynamo, hard to say.', 'T:partial'],
  ['I chose push at the cost of write volume.', 'T:full S2'],
  ['Instead of polling we subscribe.', 'T:partial'],
  ["We'll keep one region; the downside is 90 ms from Sydney.", 'Q1 n1 T:full S1:target'],
  // questions
  ['Would that hold at 10x?', 'C1 anchored1'],
  ['Does this match what you had in mind?', 'C1'],
  ['Should I go on?', 'C1'],
  ['Are you comfortable with five seconds of staleness?', 'C1 anchored1'],
  ['Is it fine if we drop the tail?', 'C1'],
  ['Do you want it to work offline?', 'clarifying1'],
  ['Why does it have to be synchronous?', 'clarifying1'],
  ['So reads go to the replica, ok?', 'tag1'],
  ['What breaks first? The index, because every write touches it.', 'rhetorical1'],
  ['How big is a row? I ask because it decides the store.', 'clarifying1 data:mentioned'],
  // hedges that are none
  ['The same kind of index would serve both.', ''],
  ['What kind of clients are they?', 'clarifying1'],
  ['It is a sort of ring buffer.', ''],
  ['That sort of failure is rare.', ''],
  ['It depends on who reads it.', ''],
  ['It sort of depends, perhaps on the region, I suppose.', 'H3'],
  ['I think hopefully it somehow recovers.', 'H3'],
  // stories
  ['I led the migration and churn fell by 3% in two months.', 'Q1 n2 business:stated S2 S3'],
  ['We cut spend by $12k a month.', 'Q1 n1 business:stated S2 S3'],
  ['Mistakes were made and the roll-out was stopped.', ''],
  ['I opened a war room with the payments team.', 'S2'],
  ['We prioritised the queue because support tickets had doubled in a week.', 'Q1 n2 S2 S3'],
  ['Throughput rose from 300 rps to 900 rps.', 'Q1 n2 S1:observed'],
  ["I've studied consensus for forty hours.", 'Q1 n1 knowledge1'],
  ["I'm familiar with Kafka, and I cut consumer lag from 40 seconds to 2 seconds with it.", 'Q1 n2 S1:observed S2'],
  ["I'm a fast learner and passionate about data.", 'generic1'],
  ['As far as I know the limit is a soft one.', ''],
  ['Give me thirty seconds.', 'think1'],
  ['I need a minute to draw this.', 'think1'],
  ['The loser, you know, just retries.', 'filler1 operational:mentioned'],
  ['Do you know how large the largest tenant is?', 'clarifying1'],
  ['Hello', ''],
  ['', ''],
] // prettier-ignore
