/** Words that speak of scale, on a drawing and in a text. Knows neither. */

/** Shards, partitions, replicas, queues, several regions. */
export const scaleWords =
  /(?<![\p{L}\p{N}])(?:(?:re-?)?shard(?:s|ed|ing)?|partition(?:s|ed|ing)?|replica(?:s|ted|tion)?|(?:message |job |task |work )?queues?|multi-?region(?:al)?)(?![\p{L}\p{N}])/iu
