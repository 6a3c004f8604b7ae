/**
 * What this repository does not write: a pattern, a sentence that it finds, and the sentence to write instead. A space
 * in a pattern also matches a line break, and each word of a name counts: `startTask` is "start Task".
 * A pattern that needs an exception is wrong: make it narrower or delete it.
 */
export const patterns: readonly (readonly [avoid: RegExp, before: string, after: string])[] = [
  // One word for one concept.
  [
    /(?<!\byou're )\b(?:asks?|asked|asking)\b(?! (?:(?:your|an?|the|any|another) )?(?:assistants?|model|users?|Claude|maintainers?|questions?|which|whether)\b)/i,
    'The directory asks the provider.',
    'The directory sends a request to the provider.',
  ],
  [
    /\banswer(?:s|ed|ing)?\b(?! (?:(?:the|an?|your|their|such|this) )?questions?\b)/i,
    'The provider answers with HTTP 200.',
    'The provider responds with HTTP 200.',
  ],
  [/\brefusals?\b/i, 'A refusal names the field.', 'An error response names the field.'],
  [/\bcomplaints?\b/i, 'Each complaint has a line.', 'Each configuration problem has a line.'],
  [
    /(?<!\bin )\btroubles?\b/i,
    'Redis is in the log when it has trouble.',
    'The log reports that Redis is unavailable.',
  ],
  [/\bspell(?:s|ed|t|ings?)?\b/i, 'A number in any spelling.', 'A number in any format.'],
  [/\bspoil(?:s|t|ed|ing)?\b/i, 'A spoilt body is skipped.', 'A corrupted body is skipped.'],
  [/\bfar side\b/i, 'The far side counts requests.', 'The sandbox counts requests.'],
  [
    /\b(?:[Aa]n?|[Tt]he|[Ii]ts|another|their|whose) ids?(?= \w|[.,;]\s|$)/,
    'The id of the provider.',
    'The ID of the provider.',
  ],
  [
    /\b(?:requests?|calls?|messages?|cursors?|tokens?|parameters?) (?:(?:is|are|was|were) )?refused\b/i,
    'The request is refused.',
    'The request is rejected.',
  ],
  [/\b(?:is|are|gone|goes|going|went) away\b/i, 'Redis is away.', 'Redis is unavailable.'],

  // People and things that are not there.
  [/\b(?:no|some)body(?:'s|’s)?\b/i, 'A fetch goes to nobody.', 'No caller waits for the fetch.'],
  [/\bwhoever\b/i, 'Whoever aborts leaves the queue.', 'An aborted caller leaves the queue.'],
  [
    /\bWho (?:aborts|asks|can|calls|comes|has|may|must|owns|passes|reads|says|sees|wants|waits|writes)\b(?![^.]*\?)/,
    'Who can write the file decides what runs.',
    'Anyone who can write the file controls what code runs.',
  ],
  [/; who\b/i, 'It takes a place; who comes later must wait.', 'It takes a slot. A later call must wait.'],
  [/\b(?:to|for) whom\b/i, 'A caller to whom nothing is open.', 'A caller without access to any account.'],

  // Software has no mouth and no ears.
  [/\b(?:tells?|told|telling)\b/i, 'The name tells the purpose.', 'The name states the purpose.'],
  [/\b(?:hears?|heard)\b/i, 'An observer hears of the fetch.', 'An observer is notified of the fetch.'],
  [/\bsays? (?:so|who|what|which|of|how)\b/i, 'The error says what to do.', 'The error names the remedy.'],
  [
    /(?<!\b(?:to|must|we|you|users?|assistants?|operators?|people|developers?) )\b(?:knows?|knew)\b(?! what\b)/i,
    'The provider does not know this key.',
    'The provider does not recognize this key.',
  ],
  [/\b(?:learn(?:s|ed|t)|to learn)\b/i, 'The clock is learned from a header.', 'The clock is taken from a header.'],
  [/\b(?:stands?|stood)\b(?!-)/i, 'The alias stands in the file.', 'The alias is in the file.'],
  [/\bpatience\b/i, 'Until its patience ends.', 'Until waitSeconds has elapsed.'],
  [/\baffairs?\b/i, 'That is the affair of the client.', 'The client handles that.'],

  // Idioms of another language.
  [
    /(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more|less|fewer|older|newer|later|earlier|larger|smaller|greater|higher|lower|better|different)\w/i,
    '`create` is no function.',
    '`create` must be a function.',
  ],
  [/\banew\b/i, 'The account is fetched anew.', 'The account is fetched again.'],
  [/\bby (?:it|them)sel(?:f|ves)\b/i, 'It comes back by itself.', 'It reconnects automatically.'],
  [/\bof (?:its|their|his|your|our) own\b/i, 'A file of its own.', 'Its own file.'],
  [/\b(?:to the letter|letter by letter)\b/i, 'It matches to the letter.', 'It matches exactly.'],
  [/\bin vain\b/i, 'The fetch was in vain.', 'The fetch failed.'],
  [/\bbetter part of\b/i, 'It takes the better part of an hour.', 'It takes about 50 minutes.'],
  [/\bin the place of\b/i, 'A file in the place of stdin.', 'A file instead of stdin.'],
  [
    /\bmakes? (?:a|another) (?:different|new) (?:credential|key|token|one)\b/i,
    'Make a new token.',
    'Create a new token.',
  ],
  [/\bwaits? out\b/i, 'Wait out the hour.', 'Wait until the hour has passed.'],
  [/\bis the error\b/i, 'A wrong key is the error auth.', 'A wrong key causes the error auth.'],
  [/\bas it were\b/i, 'It is a lock, as it were.', 'It is a lock.'],
  [/\bwhatever (?:its?|the|his|their)\b/i, 'It is sent whatever the order.', 'It is sent in any order.'],
  [/\bgives? (?:no|nothing)\b/i, 'The provider gives no ID.', 'The provider does not return an ID.'],
  [/\bgo(?:es)? on\b/i, 'The request goes on.', 'The request continues.'],
  [/\bnothing but\b/i, 'It has nothing but digits.', 'It consists of digits only.'],
  [/\bwith (?:a|one) sentence\b/i, 'It ends with a sentence.', 'It exits with an error message.'],
  [/\bends? the start\b/i, 'A fault ends the start.', 'A configuration problem prevents startup.'],
  [/\bwithout end\b/i, 'It pages without end.', 'It never stops paging.'],
  [/\bslips? of the hand\b/i, 'It is a slip of the hand.', 'It is a typing mistake.'],
  [/\bno one else\b/i, 'It costs its own rows and no one else.', 'It affects only its own rows.'],
  [
    /\b[a-z]{2,}; [a-z]{2,} [a-z]{2,} [^;.(){}=<>:|]*; [a-z]{2,} [a-z]/i,
    'It waits; the others run; none is lost.',
    'It waits. The others run. None is lost.',
  ],

  // American spelling.
  [/\blicence[sd]?\b/i, 'MIT licence', 'MIT license'],
  [/\b(?:behaviour|colour|favour|honour|neighbour)/i, 'Its behaviour is documented.', 'Its behavior is documented.'],
  [/\b(?:centre|catalogue|defence|fulfil|grey|whilst|artefact|judgement)s?\b/i, 'The grey line.', 'The gray line.'],
  [
    /\b(?:apolog|author|categor|custom|emphas|final|general|initial|maxim|memor|minim|normal|optim|organ|prior|recogn|sanit|serial|standard|summar|synchron|util|visual)is(?:es?|ed|ers?|ing|ations?)\b(?! Id\b)/i,
    'A normalised number.',
    'A normalized number.',
  ],
  [/\b(?:analys(?:e[ds]?|ing)|(?:model|label|signal|travel)l(?:ed|ing))\b/i, 'A labelled row.', 'A labeled row.'],
  [/(?<!notifications\/|tool-)\bcancell(?:ed|ing)\b/i, 'A cancelled call ends.', 'A canceled call ends.'],
];
