/** Takes out what looks like a quantity and is none: names, versions, addresses, dates, codes, idioms. Knows plain text alone. */
import { clock, counted, currencies, rates, shares, sizes } from './units.js'

/** What stands behind a number that does measure something, so that it is no name. */
const measuredNext = String.raw`(?!\s?-?(?:(?:${clock}|${sizes}|${rates}|${currencies})\b|${shares}|[x×]\b|times\b|per\b))`
const year = String.raw`(?:19\d\d|20[0-4]\d)`
const months = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const weekdays = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const zones = String.raw`(?:utc|gmt|cet|cest|est|edt|pst|pdt|bst|ist|jst|z)\b`
const products = String.raw`(?:python|java|javascript|typescript|node(?:\.?js)?|go(?:lang)?|rust|ruby|php|perl|scala|kotlin|swift|c\+\+|c#|\.net(?: core)?|dotnet|react|vue|angular|django|rails|spring(?: boot)?|flask|laravel|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|redis|valkey|kafka|cassandra|elasticsearch|opensearch|clickhouse|spark|flink|hadoop|airflow|kubernetes|docker|helm|terraform|nginx|envoy|linux|ubuntu|debian|fedora|rhel|centos|windows|macos|ios|android|chrome|firefox|safari|log4j|openssl|tls|ssl|http|https|quic|oauth|openid|saml|graphql|grpc|protobuf|proto|avro|gpt|llama|claude|gemini|mistral|bert|resnet|whisper|cuda|pytorch|tensorflow|keras|web|wi-?fi|wpa|bluetooth|usb|hdmi|pcie|nvme|ddr|lte|es|ecmascript|css|html|utf|sha|md|aes|rsa|ed|base|crc|ipv|iso|rfc|pep|jsr|soc|pci(?: dss)?|hipaa|cve|mifid|basel|covid|office|microsoft|route|section|article|formula|area|boeing|airbus|fortune|catch|studio|channel|xbox|playstation|ps|iphone|galaxy|pixel|type|category|cat|class|grade|series|model|mode|agent|plan|mark|mk|apollo|falcon)`
const labels = String.raw`(?:layers?|steps?|rounds?|phases?|options?|signals?|versions?|release|levels?|tiers?|priorit(?:y|ies)|prio|severity|sev|stages?|parts?|chapters?|sections?|figures?|fig\.?|tables?|pages?|slides?|lines?|rows?|columns?|questions?|answers?|exercises?|examples?|cases?|scenarios?|rules?|items?|points?|tasks?|tickets?|issues?|bugs?|prs?|pull requests?|commits?|builds?|incidents?|orders?|invoices?|users?|customers?|accounts?|tenants?|nodes?|shards?|partitions?|replicas?|servers?|hosts?|machines?|boxes|box|zones?|regions?|racks?|ports?|rooms?|floors?|gates?|seats?|teams?|groups?|squads?|sprints?|milestones?|iterations?|weeks?|days?|months?|minutes?|hours?|years?|attempts?|tries|try|test|candidates?|number|numbers|no\.|nr\.?|nº|№|#|id|ids|error|errors|code|codes|status|exit code|quarter|appendix|volume|episode|season|platform|track|lane|terminal|flight|building|key|keys|cell|slot|slots|level|tip|hint|card|cards|phase|epoch|term|generation|gen|edition|revision|rev|draft|grade|band|ic|draft|attempt|process|pid|thread|worker|cluster|bucket|queue|topic|lambda|stripe|run|job|log|offset|index|lock|file|event|message|request|row|txn|transaction|tx|pod|broker|consumer|block|page|line|leader|follower|channel|area|route|studio|raid|lesson|problem|challenge|reason|idea|approach|alternative|choice|goal|requirement|principle)`
/** Of HTTP. */
export const statusCodes = '(?:20[0-6]|30[1-478]|40[0-9]|41[0-8]|42[1-9]|431|451|50[0-8]|511)'
const numberWord =
  '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred)'
const shapes = String.raw`(?:way|phase|step|factor|tier|tiered|pager|page|click|stage|sided|dimensional|layer|layered|liner|point|part|stop|to-one|to-many|trick|off|size|handed|track|star|digit|armed|legged|eyed|headed|pronged|pizza|piece|d|tuple|gram|hop|shot|hot)`

const sources: readonly string[] = [
  // addresses, mail, paths, hex, identifiers
  String.raw`\b(?:https?|wss?|s3|ftp|redis|postgres(?:ql)?):\/\/\S{1,400}`,
  String.raw`\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+`,
  String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?(?::\d+)?`,
  String.raw`\blocalhost:\d+|(?<=\w)\.(?:com|net|org|io|dev|ai):\d+`,
  String.raw`\b0x[\da-f]+\b`,
  String.raw`\b[a-z]{2}-[a-z]+-\d[a-z]?\b`,
  String.raw`\b[a-z]\d[a-z]?\.(?:nano|micro|small|medium|large|metal|\d*xlarge)\b`,
  String.raw`\+\d{1,3}(?:[\s-]?\d{2,4}){2,5}`,
  String.raw`(?<![\da-f:])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\da-f:])`,
  String.raw`#\s?\d+`,
  String.raw`№\s?\d+`,
  String.raw`\bO\([^)]*\)`,
  // words that hold digits
  String.raw`\b(?!x(?!86\b|64\b)\d)[a-z]+\d+(?:\.\d+)*[a-z]*(?:[._-][a-z\d]+)*\b`,
  String.raw`(?<![\w-])(?!(?:sub|top|max|min|mid|low|high|under|over|pre|post|about|roughly|every|each|or|to|plus|minus|non|all|x)-)[a-z]{3,}-\d+\b${measuredNext}(?=\s(?!k\b|m\b|million|thousand|hundred)[a-z])(?!\s${counted})`,
  String.raw`\b\d(?:-\d){2,}\b${measuredNext}|\b2-3(?:-4)?(?=\strees?\b)`,
  // percentiles, ordinals
  String.raw`\b\d+(?:\.\d+)?(?:st|nd|rd|th)\b`,
  String.raw`\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?=(?:of|${months}))(?:of\s+)?${months}`,
  // clock times and dates
  String.raw`\b\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[ap]\.?m\b\.?|o'?\s?clock)(?:\s?${zones})?`,
  String.raw`\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s?${zones}`,
  String.raw`\b(?:at|by|until|till|from|since|before|after|around|past|between|starts?|started|ends?|ended|joined|arrived|minute|mark|it'?s|to|and|-)\s(?:about\s)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\b(?!\s(?:ratio|split|mix|reads?|writes?))`,
  String.raw`\b\d{1,2}:[0-5]\d(?::[0-5]\d)?\s?-\s?\d{1,2}:[0-5]\d\b`,
  String.raw`\b(?:half past|quarter (?:past|to)|(?:${numberWord}|\d{1,2}) (?:minutes )?past)\s(?:${numberWord}|\d{1,2})\b`,
  String.raw`\b(?:at|by|until|from|before|after)\s(?:about\s)?${numberWord}\s(?:thirty|fifteen|forty-?\s?five|o'?\s?clock|sharp|[ap]\.?m\.?)\b`,
  String.raw`\b${numberWord}\s(?:[ap]\.?m\b\.?|o'?\s?clock)`,
  String.raw`\b${numberWord}\s(?:thirty|fifteen|forty-?five)\s(?:[ap]\.?m\b|in the (?:morning|afternoon|evening))`,
  String.raw`\b(?:9|nine)(?:-| to |-to-)(?:5|five)\b${measuredNext}`,
  String.raw`\b\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?\b`,
  String.raw`\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b`,
  String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${months}(?:,?\s${year})?(?![a-z])`,
  String.raw`\b(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s${year})?${measuredNext}`,
  String.raw`\b${months},?\s(?:of\s)?${year}\b`,
  String.raw`\b${weekdays}s?\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\b`,
  String.raw`\b(?:q[1-4]|h[12]|fy)\s?'?(?:${year}|\d\d)?\b`,
  String.raw`\b${year}'?s\b|\b(?:the|early|late|mid)[- ](?:[1-9]0)'?s\b|'[1-9]0s\b`,
  String.raw`\b${year}\s?\/\s?\d\d(?:\d\d)?\b`,
  String.raw`\b${year}\s?-\s?(?:${year}|\d\d)\b${measuredNext}`,
  String.raw`\b(?:mid|late|early|pre|post)[- ]${year}\b`,
  String.raw`\b(?:class|year|spring|summer|autumn|fall|winter|version|edition|copyright|©)\s(?:of\s)?${year}\b${measuredNext}`,
  String.raw`\b(?:week|days?|hours?|months?) (?:of|on) \d{1,2}\b(?=[.,;!?]|$)`,
  String.raw`\b(?:born|dated?|circa|since)\s(?:in\s)?${year}\b`,
  // status codes
  String.raw`\b[1-5]xx(?:'?s|es)?\b`,
  String.raw`\b(?:http|status|codes?|returns?|returned|returning|throws?|gets?|got|getting|sends?|sent|gives?|answers?|answered(?: with)?|retry on|see|saw)\s(?:an?\s|the\s|http\s|status\s)*[1-5]\d\d(?:'?s)\b`,
  String.raw`\b(?:http|https|status|codes?|returns?|returned|returning|throws?|gets?|got|sends?|sent|answers? with|answered with|answers?|answered)\s(?:an?\s|the\s|http\s|status\s|code\s|of\s|or\s)*[1-5]\d\d\b(?!\s?-?(?:(?!back\b|instead\b|for\b|when\b|if\b|to\b|and\b|or\b|on\b|in\b|at\b|with\b|here\b|there\b|then\b|too\b)[a-z]|%|[x×]))`,
  String.raw`\b(?:an?|the|http|status|each|every|any|that|another|one)\s[1-5]\d\d\s(?:error|response|status|code|page|redirect|reply|answer|ok|not found|too many|internal|bad gateway|service unavailable|unauthori[sz]ed|forbidden|conflict|created|accepted|no content|gateway)\b`,
  String.raw`\b[1-5]\d\d\s(?:ok|not found|too many requests|internal server errors?|bad gateway|bad request|service unavailable|unauthori[sz]ed|forbidden|conflict|created|accepted|no content|gateway time-?outs?|redirects?|moved permanently|responses?(?!\s(?:per|a)\b)|status(?:es)?|codes?|unprocessable\w*)\b`,
  String.raw`\b[1-5]\d\d\s(?:error|page)\b(?!s)`,
  String.raw`(?<!\b(?:ttl|time-?outs?|delay|interval|lag|window|wait(?:s|ed)?|in|after|within|every|for|under|over|below|about|than|least|most|takes?|took|lasts?)(?:\sof)?\s?[=:]?\s?)\b${statusCodes}'?s\b(?!\s?-?(?:time-?outs?|delays?|windows?|ttl|intervals?|lag|budget|sla|latency))`,
  String.raw`\b(?:errors?|codes?|status(?:es)?|responses?|failures?|exceptions?)(?:\s(?:codes?|status))?\s?[:=]\s?${statusCodes}(?:\s?(?:,|and|or|&|\/)\s?${statusCodes})*\b(?!\s?-?(?:%|[x×]|k\b|thousand|million|a\b|an\b|per\b|\/|every\b|each\b|in\b|of\b))${measuredNext}`,
  // names of things
  String.raw`\b24\s?[/x×]\s?7(?:[/x×]365)?\b`,
  String.raw`\b${products}(?:'s)?[-\s/]?v?\d+(?:\.(?:\d+|x))*(?:\+)?\b${measuredNext}`,
  String.raw`\b(?:top|big|owasp top|fab|the)\s(?:4|5|10|four|five|ten)\b(?=\s?(?:list|risks|[.,;]|$))`,
  String.raw`\b${labels}\s?(?:[#:-]\s?|(?<!s)=\s?)?\d+(?:\.\d+)*(?:\s?(?:,|and|or|to|-|&)\s?\d+)*\b(?!['.,]\d)${measuredNext}(?!\s?(?:k|m|b|bn|million|thousand|billion)\b)`,
  String.raw`\b${labels}s\s\d+\s?(?:,|and|or|to|-|&)\s?\d+\b(?:\s?(?:,|and|or|to|-|&)\s?\d+\b)*(?!['.,]\d)${measuredNext}`,
  String.raw`(?<!\b${numberWord}\s)\b${labels}\s${numberWord}\b(?!\s?-?(?:${clock}|thousand|million|hundred|percent|times|or|and|to|of)\b)`,
  String.raw`\b(?:v|ver\.?|rev)\s?\d+(?:\.\d+)*\b`,
  String.raw`\b(?!\d{1,3}(?:\.\d{3}){2,}\b)\d+\.\d+\.\d+(?:\.\d+)*\b`,
  String.raw`\b[2-6](?:g|d)\b(?!\s(?:of (?:ram|memory|heap|disk)|ram|memory|heap)\b)`,
  String.raw`\b\d+(?:\.\d+)?gbe\b`,
  String.raw`\b(?:4|5|8)k\s(?:video|videos|resolution|screens?|displays?|monitors?|tvs?|streams?|streaming|footage|content|uhd)\b`,
  String.raw`\b(?:8|16|32|48|64|80|96|128|160|192|224|256|384|512|1024|2048|4096)[\s-]?bits?\b(?<!\s?bits)`,
  String.raw`\b\d+p\b(?!\s?%)`,
  String.raw`\b(?:2|3|4)fa\b|\b(?:2|3)pc\b|\b[1-6]nf\b|\b\d(?:v|on|-on-)\d\b|\b1\s?:\s?1s?\b(?!\s?(?:ratio|split|mix))|\b1[- ]to[- ]1\b|\bone[- ](?:to|on)[- ]one\b|\b(?:one|1|many|n|0|zero)[- ]to[- ](?:many|n)\b|\bmany[- ]to[- ]one\b|\b(?:0|zero) to (?:1|one)\b`,
  String.raw`\b\d+\s?x\s?\d+(?:\s?x\s?\d+)?\b(?!\s?(?:gb|tb|mb|gib|cores?|nodes?|servers?|machines?|disks?|gpus?|ssds?|instances?))`,
  String.raw`\bn\s?\+\s?\d+\b|\b[dtn]\s?[+-]\s?\d+\b`,
  String.raw`\b(?:${numberWord}|\d|1[0-2])-${shapes}\b`,
  String.raw`\b(?:two|three|four|2|3|4|7)\s(?:phase|way|step|factor|tier|stage|layer)\b`,
  String.raw`\b(?:12|twelve)[- ]factor\b|\b(?:the )?(?:4|four) golden signals\b|\b(?:5|five) whys\b|\b(?:3|three|4|four|5|five) [vVpP]s\b`,
  String.raw`\b80\s?[/:-]\s?20\s(?:rule|principle)\b|\bpareto\b`,
  String.raw`\b(?:10x|ten x)\s(?:engineers?|developers?)\b|\b10x'?er\b`,
  String.raw`\b(?:360|180)(?:[- ]?degrees?)?\s(?:review|feedback|view|turn)\b|\b20\/20\b|\b9\/11\b`,
  String.raw`\b\w+\s101\b(?=[.,;!?]|$)`,
  // idioms
  String.raw`\b(\d+|ten|five|a hundred|one hundred)\s(?:out of|\/)\s(?:\1)\b|\b(\d+)\s?\/\s?\2\b(?!\s(?:split|ratio|mix|reads?|writes?|between|traffic))`,
  String.raw`\b(?:100|110|a hundred|one hundred|hundred and ten)\s?(?:%|percent|per cent)\s?(?:sure|certain|agree\w*|with you|on board|confident|convinced|right|correct|behind|committed|honest|focus\w*|clear)\b`,
  String.raw`\b(?:agree|agreed|sure|certain|behind you|with you|(?:give|gives|gave|given|giving)(?:\s(?:it|this|that|them|everything|us|you))?(?:\s(?:my|their|his|her|our|your))?)\s(?:100|110|120|a hundred(?: and ten)?|one hundred(?: and ten)?)\s?(?:%|percent|per cent)(?!\s(?:of|more|less|faster|slower)\b)`,
  String.raw`\bzero[- ](?:downtime|trust|copy|day|knowledge|sum|cost abstractions?|shot|config\w*|touch|based|data loss|idea|tolerance|ops|trust)\b|\b0-day\b`,
  String.raw`\b(?:day|square|number|version|phase|priority|cloud|plan|take|high|first) (?:zero|one|two|nine|five)\b`,
  String.raw`\b[1-5]00-level\b`,
  String.raw`(?<!\b(?:within|under|in|about|over|than|for|at least|at most|takes|after|retention) )\bone day\b(?!\s(?:of|later|after|before|window|retention))`,
  String.raw`\bone (?:of|thing|way|more|another|by one|at a time|after another|big|last|final|single|could|can|would|might|should|has|is)\b(?! (?:million|thousand|hundred))`,
  String.raw`\b(?:this|that|the|which|each|every|any|no|some|another|next|last|first|second|other|right|wrong|good|better|best|only|bigger|smaller|old|new)[- ]one\b(?!\s(?:second|minute|hour|day|week|month|year|million|thousand|hundred|percent))`,
  String.raw`\b(?:my |your |our )?two cents\b(?=\s?(?:[.,!:]|worth\b|from me|on (?:this|that)\b)|$)|\bnot in a million years\b|\b(?:my|your|our) 2 cents\b|\b(?:a )?(?:million|64|sixty-four thousand)[- ]dollar question\b|\bone size fits all\b|\btwo birds\b|\bone stone\b|\b(?:a|one) (?:million|thousand|hundred) (?:reasons|ways|things|questions|ideas|apologies|thanks|times)\b|\bnine times out of ten\b|\bhigh five\b|\bsecond (?:nature|guess\w*|thoughts?|opinion|to none)\b|\bsplit second\b`,
  String.raw`\b(?:give me|let me (?:take|have|think for)|can i (?:take|have|get)|could i (?:take|have|get)|may i (?:take|have|get)|i(?:'ll| will) take|(?<!\b[a-z]+[a-rt-z]s )(?:take|need)|wait|hold on|hang on|just)\s(?:just\s|another\s|about\s|for\s)*(?:a|an|one|two|\d+|thirty|sixty|ten|five)\s(?:seconds?|secs?|minutes?|mins?|moments?)\b(?=\s?(?:to think|to read|to draw|to write|please|and |before i|,|\.|!|\?|$))`,
  String.raw`(?:^|[.!?,]\s)(?:just\s)?(?:one|a)\s(?:second|sec|minute|moment)\b(?=\s?[,.!?]|\splease|$)`,
  String.raw`(?:^|\b(?:i'll|i will|let me|we'll|be|back|get|come|there|with you)\b[^.?!▢]{0,40}\s)in a (?:sec|second|minute|moment)\b(?=\s?[,.!?]|$)`,
  String.raw`\b(?:just|wait|got|have|for|hold on|hang on) a (?:sec|second|minute|moment)\b(?=\s?[,.!?]|\sto (?:think|spare)|$)`,
  String.raw`\b(?:\d+|${numberWord}|fifteen|forty-?five)\s(?:more\s)?(?:minutes?|mins?|seconds?)\s(?:left|to go|remaining|to think|please)\b`,
  String.raw`\b(?:ten|twenty|a hundred|a thousand|a million|10|100)\sto\s(?:one|1)\s(?:he|she|it|they|you|we|i|that|nobody|somebody|someone)(?:'\w+)?\b`,
  String.raw`\b(?:big|magnificent)[- ](?:[3-9]|two|three|four|five|six|seven|eight)\b${measuredNext}`,
  String.raw`\b(?:half|a quarter|a third|part|(?:two )?thirds|most) of (?:me|you|us|him|her)\b`,
  String.raw`\bspend\s(?:the\s)?(?:first\s|last\s|next\s)?(?:\d+|${numberWord})\s(?:minutes?|mins?|seconds?)\son\b`,
  String.raw`\b(?:cover|discuss|talk about|go (?:over|through)|walk through|mention|touch on|raise)\s(?:the\s|these\s)?(?:\d+|${numberWord})\s(?:\w+\s)?(?:topics|items|points|areas|parts|themes)\b`,
  String.raw`\b(?:my|his|her|your|their)\s(?:last|first|previous|past|next)\s(?:\d+|${numberWord})\s(?:jobs?|roles?|companies|employers?|teams?|projects?|managers?)\b`,
  String.raw`\bat\s(?:[01]?\d|2[0-3])h[0-5]\d\b`,
  String.raw`\b7-eleven\b|\b802\.11[a-z]*|\bieee\s\d+|(?<=\s|^)\/\d{1,2}\b|\b0b[01]+\b`,
  String.raw`\b(?:50 50|fifty fifty)\b(?=\s?(?:[.,;!?]|$|whether|if|chance|guess|call|bet))`,
  String.raw`\b(?:50-50|fifty-fifty)\b(?!\s(?:split|mix|ratio|between))`,
  String.raw`\bat[- ](?:least|most)[- ]once\b|\bexactly[- ]once\b|\ball at once\b|\bonce (?:and for all|again|more|upon|we|i|you|they|it|that|the|every(?:thing|one|body))\b`,
]
const masks = [
  /** Tickets and products by their capitals: ABC-123. */
  new RegExp(String.raw`\b[A-Z]{2,}[A-Z\d]*-\d+(?:-\d+)*\b${measuredNext}`, 'g'),
  ...sources.map(source => new RegExp(source, 'gi')),
]
/** Percentiles keep a word in their place: "p95 at 180" measures something, "p95" does not. */
const percentiles =
  /\bp\d{2,}(?:\.\d+)?\b|\bp[.]?[- ]?(?:ninety(?:[- ](?:five|nine))?|seventy[- ]five|fifty)\b|\b\d+(?:\.\d+)?(?:st|nd|rd|th)\s+percentiles?\b|\bpercentile\s+\d+\b/gi

/** A name for the place of what was taken out: no digit, no letter, so that nothing beside it joins. */
export const gap = ' ▢ '

/** `text` without the numbers that name instead of measure. Takes and gives plain text. */
export const withoutNames = (text: string): string =>
  masks.reduce((rest, mask) => rest.replace(mask, gap), text.replace(percentiles, 'percentile'))
